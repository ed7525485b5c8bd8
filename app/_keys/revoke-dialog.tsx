"use client";
import type { ApiKey } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { stretch } from "@/app/_ui/time-words.ts";

type Props = { apiKey: ApiKey; onClose: () => void; onRevoke: () => void };

/** Says what is lost: whoever uses the key stops working. */
export function RevokeDialog({ apiKey, onClose, onRevoke }: Props) {
  const used =
    apiKey.lastUsedAt === null ? "It was never used." : `Last used ${stretch(Date.now() - apiKey.lastUsedAt)} ago.`;
  return (
    <ConfirmDialog
      title={
        <>
          Revoke <bdi>“{cleanLine(apiKey.name)}”</bdi>?
        </>
      }
      loss={`Stops working within a second. ${used}`}
      keep="Keep it"
      act="Revoke key"
      onKeep={onClose}
      onAct={onRevoke}
    />
  );
}
