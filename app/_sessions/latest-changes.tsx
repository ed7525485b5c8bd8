"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC, type Session } from "@/app/_trpc/trpc.ts";
import classes from "./sessions.module.css";
import { Timeline } from "./timeline.tsx";

const SHOWN = 20;

/** Beside the cards, where there is room: what changed last, whichever number it was. */
export function LatestChanges({ sessions }: { sessions: Session[] }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.sessions.changes.queryOptions({ limit: SHOWN }));
  const changes = data?.data.filter(({ sessionId }) => sessions.some(({ id }) => id === sessionId)) ?? [];
  if (changes.length === 0) return null;
  return (
    <aside className={classes.latest} aria-labelledby="latest-changes">
      <div className={classes.latestHead}>
        <h2 id="latest-changes">Latest changes</h2>
        <Link prefetch={false} href="/activity">
          All activity
        </Link>
      </div>
      <Timeline changes={changes} named={sessions} />
    </aside>
  );
}
