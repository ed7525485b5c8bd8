"use client";
import { useEffect, useRef } from "react";

/** A single key, pressed anywhere but in a text field or a dialog; without an act it is nobody's. */
export function useShortcut(key: string, act: (() => void) | undefined): void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, [contenteditable], dialog, [role=dialog]");
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || typing || !newest.current) return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [key]);
}
