"use client";
import dynamic from "next/dynamic";
import type { Session } from "@/app/_trpc/trpc.ts";
import type { SessionActs } from "./use-session-acts.ts";

const LinkDialog = dynamic(() => import("./link-dialog.tsx").then(({ LinkDialog }) => LinkDialog), { ssr: false });
const RenameDialog = dynamic(() => import("./rename-dialog.tsx").then(({ RenameDialog }) => RenameDialog), {
  ssr: false,
});
const HelpDialog = dynamic(() => import("./help-dialog.tsx").then(({ HelpDialog }) => HelpDialog), { ssr: false });

/** The dialog that somebody has opened about one of these numbers. */
export function SessionDialogs({ sessions, acts }: { sessions: readonly Session[] | undefined; acts: SessionActs }) {
  const { dialog, close } = acts;
  const session = sessions?.find(({ id }) => id === dialog?.session);
  if (!dialog || !session) return null;
  switch (dialog.kind) {
    case "link":
      return <LinkDialog session={session} onClose={close} acts={acts} />;
    case "rename":
      return <RenameDialog session={session} onClose={close} acts={acts} />;
    case "how-to-update":
    case "how-to-fix":
      return <HelpDialog topic={dialog.kind} onClose={close} />;
    default:
      return null;
  }
}
