"use client";
import { useEffect, useState } from "react";
import { untilMidnight } from "./time-words.ts";

/** A moment of the current day; changes at midnight, not by the second. */
export function useToday(): number {
  const [today, setToday] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setToday(Date.now()), untilMidnight(Date.now()));
    return () => clearTimeout(timer);
  }, [today]);
  return today;
}
