"use client";
import { IconWifiOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useLive, useLiveState } from "@/app/_trpc/live.tsx";
import { clockTime } from "@/app/_ui/time-words.ts";
import classes from "./offline-banner.module.css";

const PATIENCE = 3000;
const THANKS = 3000;

/** After three seconds without the stream or the network: since when, and that nothing shown is lost. Heals by itself and says so. */
export function OfflineBanner() {
  const { lostAt } = useLiveState();
  const since = Math.min(lostAt ?? Infinity, useOfflineSince() ?? Infinity);
  const [shown, setShown] = useState<"no" | "lost" | "back">("no");
  const missed = useMessages(shown);
  useEffect(() => {
    if (since === Infinity) {
      setShown((before) => (before === "lost" ? "back" : "no"));
      const timer = setTimeout(() => setShown("no"), THANKS);
      return () => clearTimeout(timer);
    }
    const timer = setTimeout(() => setShown("lost"), PATIENCE);
    return () => clearTimeout(timer);
  }, [since]);
  return (
    <div role="status" className={classes.place}>
      {shown === "lost" && since !== Infinity && (
        <p className={classes.banner}>
          <IconWifiOff size={18} stroke={1.75} aria-hidden />
          No connection to the server since {clockTime(since)}. What you see is saved; new messages appear when it is
          back.
        </p>
      )}
      {shown === "back" && (
        <p className={classes.banner} data-back>
          Back. {missed === 0 ? "Up to date again." : missed === 1 ? "1 new message." : `${missed} new messages.`}
        </p>
      )}
    </div>
  );
}

/** When the browser lost its network, as far as it knows: a stream over a dead line is not noticed for long. */
function useOfflineSince(): number | undefined {
  const [since, setSince] = useState<number | undefined>(undefined);
  useEffect(() => {
    const look = () => setSince((before) => (navigator.onLine ? undefined : (before ?? Date.now())));
    look();
    for (const type of ["online", "offline"]) window.addEventListener(type, look);
    return () => {
      for (const type of ["online", "offline"]) window.removeEventListener(type, look);
    };
  }, []);
  return since;
}

/** How many messages of others the stream has brought since it was lost: on its return it begins with what was missed. */
function useMessages(shown: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (shown === "no") setCount(0);
  }, [shown]);
  useLive((events) => {
    const come = events.filter(
      ({ type, data }) => type === "message.upserted" && !(data as { fromMe: boolean }).fromMe,
    ); // safe: the presented message
    if (shown !== "no" && come.length > 0) setCount((before) => before + come.length);
  });
  return count;
}
