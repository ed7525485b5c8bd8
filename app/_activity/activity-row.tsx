"use client";
import { useState } from "react";
import type { ActivityEntry } from "@/app/_trpc/trpc.ts";
import { Jack } from "@/app/_ui/jack.tsx";
import { isConnected, jackColor, sessionName } from "@/app/_ui/session-words.ts";
import { fullTime, moment } from "@/app/_ui/time-words.ts";
import classes from "./activity.module.css";
import type { Line } from "./activity.ts";

/** One line; pressed, all that is known of it. */
export function ActivityRow({ entry, line, now }: { entry: ActivityEntry; line: Line; now: number }) {
  const { who, sentence, number } = line;
  const [open, setOpen] = useState(false);
  return (
    <li className={classes.item}>
      <details className={classes.row} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <time dateTime={new Date(entry.at).toISOString()} title={fullTime(entry.at)}>
            {moment(entry.at, now)}
          </time>
          <span className={classes.jack}>
            {number && <Jack size={14} color={jackColor(number)} connected={isConnected(number)} />}
          </span>
          <span className={classes.sentence}>
            <bdi>{who}</bdi> <bdi>{sentence}</bdi>
          </span>
          <bdi className={classes.number}>{number && sessionName(number)}</bdi>
        </summary>
        {open && <pre tabIndex={0}>{JSON.stringify(entry, null, 2)}</pre>}
      </details>
    </li>
  );
}
