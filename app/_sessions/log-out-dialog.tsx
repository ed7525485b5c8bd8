"use client";
import type { Figures, Session } from "@/app/_trpc/trpc.ts";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { sessionName } from "@/app/_ui/session-words.ts";
import { figureWords } from "./figure-words.ts";
import type { SessionActs } from "./use-session-acts.ts";

type Props = { session: Session; figures: Figures | undefined; acts: SessionActs };

/** Unlinks the phone; what is stored stays. */
export function LogOutDialog({ session, figures, acts }: Props) {
  const stored = figures ? `The ${figureWords(figures.chats)} stored chats stay.` : "The stored chats stay.";
  return (
    <ConfirmDialog
      title={
        <>
          Log out <bdi>“{sessionName(session)}”</bdi>?
        </>
      }
      loss={`The phone forgets Switchboard, and no new messages arrive until it is linked again. ${stored}`}
      keep="Stay linked"
      act="Log out"
      onKeep={acts.close}
      onAct={() => {
        acts.close();
        acts.logOut(session.id);
      }}
    />
  );
}
