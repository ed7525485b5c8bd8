"use client";
import { IconWifiOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useLiveState } from "@/app/_trpc/live.tsx";
import { clockTime } from "@/app/_ui/time-words.ts";
import classes from "./offline-banner.module.css";

const PATIENCE = 3000;
const THANKS = 3000;

/** After three seconds without the stream: since when, and that nothing shown is lost. Heals by itself and says so. */
export function OfflineBanner() {
  const { lostAt } = useLiveState();
  const [shown, setShown] = useState<"no" | "lost" | "back">("no");
  useEffect(() => {
    if (lostAt === undefined) {
      setShown((before) => (before === "lost" ? "back" : "no"));
      const timer = setTimeout(() => setShown("no"), THANKS);
      return () => clearTimeout(timer);
    }
    const timer = setTimeout(() => setShown("lost"), PATIENCE);
    return () => clearTimeout(timer);
  }, [lostAt]);
  return (
    <div role="status" className={classes.place}>
      {shown === "lost" && lostAt !== undefined && (
        <p className={classes.banner}>
          <IconWifiOff size={18} stroke={1.75} aria-hidden />
          No connection to the server since {clockTime(lostAt)}. What you see is saved; new messages appear when it is
          back.
        </p>
      )}
      {shown === "back" && (
        <p className={classes.banner} data-back>
          Back. Up to date again.
        </p>
      )}
    </div>
  );
}
