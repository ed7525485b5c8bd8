"use client";
import { Button } from "@mantine/core";
import Link from "next/link";
import { chatsPath } from "@/app/_frame/places.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import type { SessionAct, SessionWords } from "@/app/_ui/session-words.ts";
import classes from "./sessions.module.css";
import type { SessionActs } from "./use-session-acts.ts";

type Props = {
  session: Session;
  act: NonNullable<SessionWords["act"]>;
  acts: SessionActs;
  manages: boolean;
  filled?: boolean;
};

/** The one thing to do about a state. */
export function SessionButton({ session, act, acts, manages, filled = false }: Props) {
  const variant = filled ? "filled" : "default";
  if (act.kind === "open-chats")
    return (
      <Button component={Link} href={chatsPath(session.id)} variant={variant}>
        {act.label}
      </Button>
    );
  if (!manages) return <span className={classes.askAdmin}>Ask an admin</span>;
  const { kind } = act;
  return (
    <Button variant={variant} onClick={() => run(kind, session, acts)}>
      {act.label}
    </Button>
  );
}

function run(kind: Exclude<SessionAct, "open-chats">, session: Session, acts: SessionActs): void {
  if (kind === "show-code") acts.show(session.id);
  else if (kind === "how-to-update" || kind === "how-to-fix") acts.ask(kind, session.id);
  else acts.begin(session);
}
