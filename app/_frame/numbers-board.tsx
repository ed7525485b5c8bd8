"use client";
import Link from "next/link";
import type { Session } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { isConnected, jackColor, needsYou, sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { LampMark, UnreadMark } from "./marks.tsx";
import { chatsPath } from "./places.ts";
import classes from "./sidebar.module.css";

const SHOWN = 8;

type Props = {
  sessions: Session[] | undefined;
  unread: ReadonlyMap<string, number>;
  open: string | undefined;
};

/** Every number is a line on the board; those that need somebody come first when not all fit. */
export function NumbersBoard({ sessions, unread, open }: Props) {
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
        <Line key={session.id} session={session} unread={unread.get(session.id) ?? 0} current={session.id === open} />
      ))}
      {sessions.length > SHOWN && (
        <Link prefetch={false} href="/sessions" className={classes.item}>
          <span className={classes.label}>All {sessions.length}</span>
        </Link>
      )}
    </div>
  );
}

/** What a number says at its end: what is the matter with it, else how much waits to be read. */
function Line({ session, unread, current }: { session: Session; unread: number; current: boolean }) {
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
      {lamp === "working" || lamp === "off" ? <UnreadMark chats={unread} /> : <LampMark state={lamp} words={words} />}
    </Link>
  );
}
