"use client";
import type { Session, SessionChange } from "@/app/_trpc/trpc.ts";
import { Lamp } from "@/app/_ui/lamp.tsx";
import { sessionName } from "@/app/_ui/session-words.ts";
import { fullTime, moment } from "@/app/_ui/time-words.ts";
import { useToday } from "@/app/_ui/use-today.ts";
import classes from "./timeline.module.css";
import { timelineLines } from "./timeline-lines.ts";

type Props = { changes: readonly SessionChange[]; named?: readonly Session[] };

/** What became of a number, newest first; of several, each line `named` after its number. */
export function Timeline({ changes, named }: Props) {
  const today = useToday();
  return (
    <ol className={classes.timeline}>
      {timelineLines(changes).map(({ id, sessionId, at, lamp, words, reason }) => {
        const session = named?.find((candidate) => candidate.id === sessionId);
        return (
          <li key={id}>
            <Lamp state={lamp} />
            <div>
              {session && <bdi className={classes.name}>{sessionName(session)}</bdi>}
              <span className={classes.words}>
                {words}
                {reason !== undefined && (
                  <>
                    : <code>{reason}</code>
                  </>
                )}
              </span>
              <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
                {moment(at, today)}
              </time>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
