"use client";
import { useEffect, useRef } from "react";

/** A way to another page that leaves the focus nowhere (a key, a menu that has gone) leaves it at the beginning of that page. */
export function useFocusOnPage(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    if (document.activeElement === document.body) document.querySelector("main")?.focus({ preventScroll: true });
  }, [path]);
}
