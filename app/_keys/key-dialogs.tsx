"use client";
import dynamic from "next/dynamic";
import type { ApiKey } from "@/app/_trpc/trpc.ts";
import type { useKeys } from "./use-keys.ts";

const CreateDialog = dynamic(() => import("./create-dialog.tsx").then(({ CreateDialog }) => CreateDialog), {
  ssr: false,
});
const RenameDialog = dynamic(() => import("./rename-dialog.tsx").then(({ RenameDialog }) => RenameDialog), {
  ssr: false,
});
const RevokeDialog = dynamic(() => import("./revoke-dialog.tsx").then(({ RevokeDialog }) => RevokeDialog), {
  ssr: false,
});

export type KeyDialog = { kind: "create" } | { kind: "rename" | "revoke"; key: ApiKey };
type Acts = Pick<ReturnType<typeof useKeys>, "create" | "rename" | "revoke">;

/** The dialog that is open about a key; acting closes it. */
export function KeyDialogs({ dialog, onClose, acts }: { dialog: KeyDialog; onClose: () => void; acts: Acts }) {
  const then = (act: () => void) => {
    onClose();
    act();
  };
  switch (dialog.kind) {
    case "create":
      return <CreateDialog onClose={onClose} onCreate={(wish) => then(() => acts.create(wish))} />;
    case "rename":
      return (
        <RenameDialog
          apiKey={dialog.key}
          onClose={onClose}
          onRename={(name) => then(() => acts.rename(dialog.key.id, name))}
        />
      );
    case "revoke":
      return (
        <RevokeDialog apiKey={dialog.key} onClose={onClose} onRevoke={() => then(() => acts.revoke(dialog.key.id))} />
      );
  }
}
