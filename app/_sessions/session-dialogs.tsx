"use client";
import dynamic from "next/dynamic";
import type { Session } from "@/app/_trpc/trpc.ts";
import { useFigures } from "./use-figures.ts";
import type { SessionActs, SessionDialog } from "./use-session-acts.ts";

const LinkDialog = dynamic(() => import("./link-dialog.tsx").then(({ LinkDialog }) => LinkDialog), { ssr: false });
const RenameDialog = dynamic(() => import("./rename-dialog.tsx").then(({ RenameDialog }) => RenameDialog), {
  ssr: false,
});
const LogOutDialog = dynamic(() => import("./log-out-dialog.tsx").then(({ LogOutDialog }) => LogOutDialog), {
  ssr: false,
});
const DeleteDialog = dynamic(() => import("./delete-dialog.tsx").then(({ DeleteDialog }) => DeleteDialog), {
  ssr: false,
});
const HelpDialog = dynamic(() => import("./help-dialog.tsx").then(({ HelpDialog }) => HelpDialog), { ssr: false });
const TimelineDrawer = dynamic(() => import("./timeline-drawer.tsx").then(({ TimelineDrawer }) => TimelineDrawer), {
  ssr: false,
});

/** The dialog that somebody has opened about one of these numbers. */
export function SessionDialogs({ sessions, acts }: { sessions: readonly Session[] | undefined; acts: SessionActs }) {
  const { dialog } = acts;
  const session = sessions?.find(({ id }) => id === dialog?.session);
  return dialog && session ? <Opened kind={dialog.kind} session={session} acts={acts} /> : null;
}

function Opened({ kind, session, acts }: { kind: SessionDialog; session: Session; acts: SessionActs }) {
  const figures = useFigures().get(session.id);
  const { close } = acts;
  switch (kind) {
    case "link":
      return <LinkDialog session={session} onClose={close} acts={acts} />;
    case "timeline":
      return <TimelineDrawer session={session} onClose={close} />;
    case "rename":
      return <RenameDialog session={session} onClose={close} acts={acts} />;
    case "how-to-update":
    case "how-to-fix":
      return <HelpDialog topic={kind} onClose={close} />;
    case "log-out":
      return <LogOutDialog session={session} figures={figures} acts={acts} />;
    case "delete":
      return <DeleteDialog session={session} figures={figures} acts={acts} />;
  }
}
