"use client";
import type { Figures, Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { isConnected, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { HistoryProgress } from "./history-progress.tsx";
import { OnThePhone } from "./on-the-phone.tsx";
import { Sentence } from "./sentence.tsx";
import { SessionButton } from "./session-button.tsx";
import { SessionFigures } from "./session-figures.tsx";
import { SessionMenu } from "./session-menu.tsx";
import classes from "./sessions.module.css";
import { useNow } from "./use-now.ts";
import type { SessionActs } from "./use-session-acts.ts";

type Props = { session: Session; figures: Figures | undefined; manages: boolean; acts: SessionActs };

/** A simulated phone and what it can be asked to do. */
export function SandboxPanel({ session, figures, manages, acts }: Props) {
  const now = useNow(session.statusReason === "reconnecting");
  const state = sessionWords(session, now, figures);
  const { lamp, words, act } = state;
  return (
    <article className={classes.sandbox} aria-labelledby={`name-${session.id}`}>
      <div className={classes.top}>
        <Jack color="slate" connected={isConnected(session)} size={32} />
        <div className={classes.names}>
          <h2 className={classes.name} id={`name-${session.id}`}>
            <bdi>{sessionName(session)}</bdi>
            <span className={classes.inlineState}>
              <Lamp state={lamp} />
              {words}
            </span>
          </h2>
          <span className={classes.number}>
            {session.status === "working" ? (
              "A simulated phone. Nothing here reaches WhatsApp."
            ) : (
              <Sentence {...state} />
            )}
          </span>
        </div>
        <div className={classes.sideActs}>
          {act && <SessionButton {...{ session, act, acts, manages }} />}
          {manages && <SessionMenu session={session} acts={acts} />}
        </div>
      </div>
      {session.statusReason === "history" ? (
        <HistoryProgress session={session} figures={figures} />
      ) : (
        session.jid !== null && <SessionFigures {...{ session, figures, now }} />
      )}
      {manages && <OnThePhone session={session} acts={acts} />}
    </article>
  );
}
