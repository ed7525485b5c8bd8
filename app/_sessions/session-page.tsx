"use client";
import Link from "next/link";
import { useEffect } from "react";
import { useManages } from "@/app/_frame/use-me.ts";
import { useSessions } from "@/app/_frame/use-sessions.ts";
import NumberNotHere from "@/app/_organizations/number-not-here.tsx";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Behind } from "@/app/_ui/behind.tsx";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { Jack } from "@/app/_ui/jack.tsx";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { isConnected, jackColor, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { HistoryProgress } from "./history-progress.tsx";
import { OnThePhone } from "./on-the-phone.tsx";
import { Sentence } from "./sentence.tsx";
import { SessionButton } from "./session-button.tsx";
import { SessionDialogs } from "./session-dialogs.tsx";
import { SessionFacts } from "./session-facts.tsx";
import { SessionFigures } from "./session-figures.tsx";
import { SessionMenu } from "./session-menu.tsx";
import classes from "./session-page.module.css";
import { SessionTimeline } from "./session-timeline.tsx";
import { useFigures } from "./use-figures.ts";
import { useNow } from "./use-now.ts";
import { useSessionActs, type SessionActs } from "./use-session-acts.ts";

/** Everything about one number: its state and what to do, what is stored, what it is called, what became of it. */
export function SessionPage({ id }: { id: string }) {
  const { sessions, error, refetch } = useSessions();
  const acts = useSessionActs();
  const session = sessions?.find((candidate) => candidate.id === id);
  const title = session && sessionName(session);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Switchboard`;
  }, [title]);
  if (error && !sessions)
    return <ErrorCard what="The number did not load" error={error} retry={() => void refetch()} />;
  if (!sessions) return <div className={classes.skeleton} aria-hidden />;
  if (!session) return <NumberNotHere session={id} />;
  return (
    <>
      <Behind dialog={acts.dialog !== undefined}>
        <div className={classes.content}>
          <Link prefetch={false} href="/sessions" className={classes.back}>
            All numbers
          </Link>
          <Head session={session} acts={acts} />
          <div className={classes.columns}>
            <section aria-labelledby="facts">
              <h2 id="facts" className={classes.heading}>
                About it
              </h2>
              <SessionFacts session={session} />
            </section>
            <section aria-labelledby="timeline">
              <h2 id="timeline" className={classes.heading}>
                Timeline
              </h2>
              <SessionTimeline session={session.id} />
            </section>
          </div>
        </div>
      </Behind>
      <SessionDialogs sessions={sessions} acts={acts} />
    </>
  );
}

function Head({ session, acts }: { session: Session; acts: SessionActs }) {
  const manages = useManages();
  const figures = useFigures().get(session.id);
  const now = useNow(session.statusReason === "reconnecting");
  const state = sessionWords(session, now, figures);
  const { lamp, words, act } = state;
  return (
    <header className={classes.head}>
      <div className={classes.top}>
        <Jack color={jackColor(session)} connected={isConnected(session)} size={32} />
        <h1 className={classes.title}>
          <bdi>{sessionName(session)}</bdi>
        </h1>
        <span className={classes.state} role="status">
          <Lamp state={lamp} />
          {words}
        </span>
        <div className={classes.acts}>
          {act && <SessionButton {...{ session, act, acts, manages }} filled={lamp === "needs"} />}
          {manages && <SessionMenu session={session} acts={acts} here />}
        </div>
      </div>
      <p className={classes.sentence}>
        <Sentence {...state} />
      </p>
      {session.statusReason === "history" ? (
        <HistoryProgress session={session} figures={figures} />
      ) : (
        <SessionFigures {...{ session, figures, now }} />
      )}
      {manages && session.kind === "sandbox" && <OnThePhone session={session} acts={acts} />}
    </header>
  );
}
