"use client";
import { useEffect, useRef, type ReactNode } from "react";
import classes from "./dialog.module.css";

type Props = {
  label: string;
  /** Where it stands: in the middle at the top, as large as it needs in the middle, or along the right edge. */
  place: "top" | "small" | "side";
  onClose: () => void;
  children: ReactNode;
};

/** The browser's own modal dialog: it traps the focus, closes on Escape and on a press beside it, and gives the focus back. */
export function Dialog({ label, place, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      data-place={place}
      aria-label={label}
      onClose={(event) => !event.currentTarget.open && onClose()}
      onPointerDown={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div className={classes.body}>{children}</div>
    </dialog>
  );
}
