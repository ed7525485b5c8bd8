"use client";
import type { Member } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";

type Props = { member: Member; onClose: () => void; onRemove: () => void };

/** Says what ends, and what does not end with it. */
export function RemoveDialog({ member, onClose, onRemove }: Props) {
  return (
    <ConfirmDialog
      title={
        <>
          Remove <bdi>“{cleanLine(member.name) || member.email}”</bdi>?
        </>
      }
      loss={`They are out with their next click, and what they have open ends within seconds. ${keysLeft(member.keys)}`}
      keep="Keep them"
      act="Remove"
      onKeep={onClose}
      onAct={() => {
        onClose();
        onRemove();
      }}
    />
  );
}

function keysLeft(keys: number): string {
  if (keys === 0) return "";
  return `${keys === 1 ? "One API key" : `${keys} API keys`} they made will keep working until revoked.`;
}
