import type { Session } from "@/app/_trpc/trpc.ts";
import classes from "./sessions.module.css";

/** How much of the past has arrived. */
export function HistoryProgress({ session }: { session: Session }) {
  const progress = session.historySync.progress ?? 0;
  return (
    <div className={classes.progress}>
      <span>
        <strong>{progress} %</strong> of the history
      </span>
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
