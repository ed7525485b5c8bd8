"use client";
import { useEffect, useState } from "react";

const GRAIN = 10_000;

/** The time, to ten seconds; to one where `fine`: something is counted down. */
export function useNow(fine = false): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), fine ? GRAIN / 10 : GRAIN);
    return () => clearInterval(timer);
  }, [fine]);
  return now;
}
