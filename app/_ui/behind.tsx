import type { ReactNode } from "react";
import classes from "./behind.module.css";

/** What lies behind a dialog: there to be seen, out of reach for focus and screen readers. */
export function Behind({ dialog, children }: { dialog: boolean; children: ReactNode }) {
  return (
    <div className={classes.behind} inert={dialog} aria-hidden={dialog || undefined}>
      {children}
    </div>
  );
}
