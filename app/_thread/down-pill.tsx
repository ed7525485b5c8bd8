import { IconArrowDown } from "@tabler/icons-react";
import classes from "./thread.module.css";

/** What lies below what is read: so many new ones, or the end of the thread. */
export function DownPill({ below, away, onPress }: { below: number; away: boolean; onPress: () => void }) {
  if (below === 0 && !away) return null;
  return (
    <button type="button" className={classes.pill} onClick={onPress}>
      <IconArrowDown size={16} stroke={1.75} aria-hidden />
      {below > 0 ? `${below} new` : "Newest messages"}
    </button>
  );
}
