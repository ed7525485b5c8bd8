"use client";
import { useEffect, useRef, type RefObject } from "react";

/** Asks for more messages while one end of what is loaded is within a screen and a half. */
export function useEnds(scroller: RefObject<HTMLElement | null>, wanted: boolean, ask: () => void) {
  const end = useRef<HTMLDivElement>(null);
  const newest = useRef(ask);
  useEffect(() => {
    newest.current = ask;
  });
  useEffect(() => {
    if (!wanted || !end.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && newest.current(),
      { root: scroller.current, rootMargin: "150% 0px" },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [wanted, scroller]);
  return end;
}
