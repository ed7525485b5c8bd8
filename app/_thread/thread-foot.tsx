"use client";
import { useState } from "react";
import type { Session } from "@/app/_trpc/trpc.ts";
import { useLive, useLiveState } from "@/app/_trpc/live.tsx";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { sessionWords } from "@/app/_ui/session-words.ts";
import { clockSeconds, momentInSentence } from "@/app/_ui/time-words.ts";
import classes from "./thread.module.css";

/** How current the stored copy is. The place of the composer, once there is one. */
export function ThreadFoot({ session }: { session: Session | undefined }) {
  const { connected } = useLiveState();
  const [heardAt, setHeardAt] = useState(() => Date.now());
  useLive(() => setHeardAt(Date.now()));
  if (!session) return <footer className={classes.foot} />;
  const { lamp, words } = sessionWords(session, 0);
  const current = session.status === "working" && connected;
  const since =
    session.lastEventAt === null
      ? ""
      : ` since ${momentInSentence(session.lastEventAt, Date.now()).replace(/^(at|on) /, "")}`;
  return (
    <footer className={classes.foot}>
      <Lamp state={current ? lamp : "needs"} size={10} />
      <span>
        {current
          ? `Stored copy, up to date at ${clockSeconds(heardAt)}`
          : `No new messages${since}: ${connected ? words.toLowerCase() : "no connection to the server"}`}
      </span>
      <span className={classes.later}>Reply on the phone. Sending from here comes later.</span>
    </footer>
  );
}
