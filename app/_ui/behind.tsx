"use client";
import type { ReactNode } from "react";
import classes from "./behind.module.css";
import { useFocusReturn } from "./use-focus-return.ts";

/** A page that scrolls, and lies behind a dialog now and then: there to be seen, out of reach for focus and screen readers. It gets the focus back. */
export function Behind({ dialog, children }: { dialog: boolean; children: ReactNode }) {
  useFocusReturn(dialog);
  return (
    <div className={classes.behind} inert={dialog} aria-hidden={dialog || undefined}>
      {children}
    </div>
  );
}
