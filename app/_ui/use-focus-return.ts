"use client";
import { useEffect, useRef } from "react";

/**
 * While a dialog is open it has the focus; when it has gone, what had it before gets it back, or the page if that has gone too.
 * For dialogs that come and go with their component: Mantine gives back only for those that stay and are opened and closed.
 */
export function useFocusReturn(open: boolean): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof Element && !target.closest("dialog, [role=dialog], [role=menu], [data-focus-guard]"))
        last.current = target;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, []);
  useEffect(() => {
    if (!open) return;
    return () => void requestAnimationFrame(() => giveBack(last.current));
  }, [open]);
}

function giveBack(to: Element | null): void {
  if (document.activeElement !== document.body) return;
  const target = to?.isConnected ? to : document.querySelector("main");
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
