"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { beginsAnew, useLive } from "@/app/_trpc/live.tsx";
import { useTRPC } from "@/app/_trpc/trpc.ts";

const SETTLE = 150; // a number that links says a dozen things within a second

/** Sessions and codes are asked for again when the stream says that they changed. */
export function LiveQueries() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive((events) => {
    if (beginsAnew(events)) void queryClient.invalidateQueries();
    else if (events.some(({ type }) => type.startsWith("session.") || type === "history.progress")) {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        void queryClient.invalidateQueries({ queryKey: trpc.sessions.pathKey() });
      }, SETTLE);
    }
  });
  return null;
}
