"use client";
import type { ReactNode } from "react";
import classes from "./behind.module.css";
import { useFocusReturn } from "./use-focus-return.ts";

/** What lies behind a dialog: there to be seen, out of reach for focus and screen readers. It gets the focus back. */
export function Behind({ dialog, children }: { dialog: boolean; children: ReactNode }) {
  useFocusReturn(dialog);
  return (
    <div className={classes.behind} inert={dialog} aria-hidden={dialog || undefined}>
      {children}
    </div>
  );
}
