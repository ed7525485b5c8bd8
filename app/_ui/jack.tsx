import { JACKS } from "./tokens.ts";
import classes from "./jack.module.css";

type Props = { color: string | undefined; connected: boolean; size?: 14 | 18 | 24 | 32 };

/** A number's mark on the board: a ring in its colour, plugged when connected, broken when not. Always beside its name. */
export function Jack({ color, connected, size = 18 }: Props) {
  const known = color !== undefined && Object.hasOwn(JACKS, color) ? color : "plum";
  return (
    <svg
      className={classes.jack}
      width={size}
      height={size}
      viewBox="0 0 18 18"
      aria-hidden
      style={{ color: `var(--sb-jack-${known})` }}
    >
      <circle
        cx="9"
        cy="9"
        r="7"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeDasharray={connected ? undefined : "2.6 1.8"}
      />
      {connected && <circle cx="9" cy="9" r="3.25" fill="currentColor" />}
    </svg>
  );
}
