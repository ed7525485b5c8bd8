"use client";
import { useCallback, useRef, type RefObject } from "react";

const AT_TOP = 8;
const IDLE_AFTER = 1000;

/** The order may change at once only at the top and while no pointer moves in the list; else somebody reads or aims. */
export function useStillness(scroller: RefObject<HTMLElement | null>) {
  const held = useRef(false); // while a menu is open
  const movedAt = useRef(-Infinity);
  const onPointerMove = useCallback(() => {
    movedAt.current = performance.now();
  }, []);
  const frozen = useCallback(() => {
    const scrolled = (scroller.current?.scrollTop ?? 0) > AT_TOP;
    return held.current || scrolled || performance.now() - movedAt.current < IDLE_AFTER;
  }, [scroller]);
  return { frozen, onPointerMove, held };
}
