"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLive } from "@/app/_trpc/live.tsx";
import { useTRPCClient } from "@/app/_trpc/trpc.ts";
import { newsIn, withNewest, type ActivityPage, type Pages } from "./activity.ts";
import type { ActivityFilter } from "./activity-filter.ts";

const PAUSE = 500; // a busy number writes twenty lines a second; nobody reads faster than this

type Given = { input: ActivityFilter & { limit: number }; queryKey: readonly unknown[]; held: () => boolean };

/** Fetches the newest page when something has happened; shows it, or counts what it brings while the list is held still. */
export function useNews({ input, queryKey, held }: Given) {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const newest = useRef<ActivityPage | undefined>(undefined);
  const [waiting, setWaiting] = useState(0);
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    setWaiting(0);
    newest.current = undefined;
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [key]);

  const show = useCallback(() => {
    const page = newest.current;
    newest.current = undefined;
    setWaiting(0);
    if (page) queryClient.setQueryData<Pages>(queryKey, (before) => before && withNewest(page, before));
  }, [queryClient, queryKey]);

  const look = async () => {
    const page = await client.live.activity.query(input).catch(() => undefined); // the next event asks again
    timer.current = undefined;
    const before = queryClient.getQueryData<Pages>(queryKey);
    if (!page || !before) return;
    newest.current = page;
    if (held()) setWaiting(newsIn(page, before).length);
    else show();
  };
  useLive(() => {
    timer.current ??= setTimeout(() => void look(), PAUSE);
  });
  return { waiting, show };
}
