"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { currentToast, endToast, subscribeToasts, type Toast } from "./toast.ts";
import classes from "./toasts.module.css";
import { useShortcut } from "./use-shortcut.ts";

const SHOWN = 8000;

/** Where toasts appear: one at a time, for eight seconds in which nobody points at it or looks elsewhere. */
export function Toasts() {
  const toast = useSyncExternalStore(subscribeToasts, currentToast, () => undefined);
  const [held, setHeld] = useState(false);
  useTimeout(toast, held);
  const undo = toast?.undo && (() => (endToast(toast), toast.undo?.()));
  useShortcut("z", undo);
  return (
    <div className={classes.place} role="status">
      {toast && (
        <div
          className={classes.toast}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{toast.message}</span>
          {undo && (
            <button type="button" className={classes.undo} onClick={undo}>
              Undo
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function useTimeout(toast: Toast | undefined, held: boolean) {
  const hidden = useSyncExternalStore(
    subscribeVisibility,
    () => document.hidden,
    () => false,
  );
  useEffect(() => {
    if (!toast || held || hidden) return;
    const timer = setTimeout(() => endToast(toast), SHOWN);
    return () => clearTimeout(timer);
  }, [toast, held, hidden]);
}

function subscribeVisibility(listener: () => void) {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}
