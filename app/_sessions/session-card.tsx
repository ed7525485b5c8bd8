"use client";
import { Button } from "@mantine/core";
import type { Figures, Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { formatPhone } from "@/app/_ui/phone-number.ts";
import { isConnected, jackColor, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { HistoryProgress } from "./history-progress.tsx";
import { Sentence } from "./sentence.tsx";
import { SessionButton } from "./session-button.tsx";
import { SessionFigures } from "./session-figures.tsx";
import { SessionMenu } from "./session-menu.tsx";
import classes from "./sessions.module.css";
import { useNow } from "./use-now.ts";
import type { SessionActs } from "./use-session-acts.ts";

type Props = {
  session: Session;
  figures: Figures | undefined;
  manages: boolean;
  acts: SessionActs;
  panel?: boolean;
};

/** One number: what it is doing, in words, and what to do about it. `panel`: amber and full width, somebody is needed. */
export function SessionCard({ session, figures, manages, acts, panel = false }: Props) {
  const now = useNow(session.statusReason === "reconnecting");
  const state = sessionWords(session, now, figures);
  const { lamp, words, act } = state;
  return (
    <article className={classes.card} data-panel={panel || undefined} aria-labelledby={`name-${session.id}`}>
      <div className={classes.top}>
        <Jack color={jackColor(session)} connected={isConnected(session)} size={32} />
        <div className={classes.names}>
          <h2 className={classes.name} id={`name-${session.id}`}>
            <bdi>{sessionName(session)}</bdi>
          </h2>
          <span className={classes.number}>
            {session.phoneNumber === null ? "Not linked yet" : formatPhone(session.phoneNumber)}
          </span>
        </div>
        <span className={classes.state}>
          <Lamp state={lamp} />
          {words}
        </span>
      </div>
      <p className={classes.sentence}>
        <Sentence {...state} />
      </p>
      {session.statusReason === "history" ? (
        <HistoryProgress session={session} figures={figures} />
      ) : (
        session.jid !== null && !panel && <SessionFigures {...{ session, figures, now }} />
      )}
      <div className={classes.acts}>
        {act && <SessionButton {...{ session, act, acts, manages }} filled={panel} />}
        <Button variant="subtle" color="gray" aria-haspopup="dialog" onClick={() => acts.ask("timeline", session.id)}>
          Timeline
        </Button>
        {manages && <SessionMenu session={session} acts={acts} />}
      </div>
    </article>
  );
}
