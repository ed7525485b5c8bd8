"use client";
import { Jack } from "@/app/_ui/jack.tsx";
import { isConnected, jackColor } from "@/app/_ui/session-words.ts";
import { fullTime, moment } from "@/app/_ui/time-words.ts";
import classes from "./activity.module.css";
import type { Line } from "./activity.ts";

/** One line; pressed, all that is known of it. */
export function ActivityRow({ line, now }: { line: Line; now: number }) {
  const { at, who, sentence, number, raw } = line;
  return (
    <li>
      <details className={classes.row}>
        <summary>
          <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
            {moment(at, now)}
          </time>
          <span className={classes.jack}>
            {number && <Jack size={14} color={jackColor(number)} connected={isConnected(number)} />}
          </span>
          <span className={classes.sentence}>
            <bdi>{who}</bdi> <span>{sentence}</span>
          </span>
        </summary>
        <pre tabIndex={0}>{JSON.stringify(raw, null, 2)}</pre>
      </details>
    </li>
  );
}
