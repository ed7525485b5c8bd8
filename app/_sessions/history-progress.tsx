import type { Figures, Session } from "@/app/_trpc/trpc.ts";
import { figureWords } from "./figure-words.ts";
import classes from "./sessions.module.css";

/** How much of the past has arrived. */
export function HistoryProgress({ session, figures }: { session: Session; figures?: Figures | undefined }) {
  const progress = session.historySync.progress ?? 0;
  const messages = figures?.messages;
  return (
    <div className={classes.progress}>
      <div className={classes.progressWords}>
        <span>
          <strong>{progress} %</strong> of the history
        </span>
        {messages && <span>{figureWords(messages)} messages so far</span>}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label="History"
        aria-valuenow={progress}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div className={classes.bar} style={{ width: `${progress}%` }} />
      </div>
    </div>
  );
}
