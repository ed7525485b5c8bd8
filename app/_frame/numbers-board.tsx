"use client";
import Link from "next/link";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { isConnected, jackColor, needsYou, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { chatsPath } from "./places.ts";
import classes from "./sidebar.module.css";

const SHOWN = 8;

/** Every number is a line on the board; those that need somebody come first when not all fit. */
export function NumbersBoard({ sessions, open }: { sessions: Session[] | undefined; open: string | undefined }) {
  if (!sessions) return <div className={classes.board} />;
  if (sessions.length === 0)
    return <p className={classes.hint}>Numbers you link appear here, each with its own colour.</p>;
  const shown =
    sessions.length <= SHOWN
      ? sessions
      : sessions.toSorted((a, b) => Number(needsYou(b)) - Number(needsYou(a))).slice(0, SHOWN);
  return (
    <div className={classes.board}>
      {shown.map((session) => (
        <Line key={session.id} session={session} current={session.id === open} />
      ))}
      {sessions.length > SHOWN && (
        <Link prefetch={false} href="/sessions" className={classes.item}>
          <span className={classes.label}>All {sessions.length}</span>
        </Link>
      )}
    </div>
  );
}

function Line({ session, current }: { session: Session; current: boolean }) {
  const name = sessionName(session);
  const { lamp, words } = sessionWords(session, 0);
  return (
    <Link
      prefetch={false}
      href={chatsPath(session.id)}
      className={classes.item}
      data-number
      aria-current={current ? "page" : undefined}
      title={`${name}, ${words}`}
    >
      <Jack color={jackColor(session)} connected={isConnected(session)} />
      <bdi className={classes.label}>{name}</bdi>
      {lamp === "working" || lamp === "off" ? null : (
        <span className={classes.mark}>
          <Lamp state={lamp} />
          <span className={classes.hidden}>, {words}</span>
        </span>
      )}
    </Link>
  );
}
