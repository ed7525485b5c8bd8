"use client";
import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { beginsAnew, useLive, type LiveEvent } from "@/app/_trpc/live.tsx";
import { useTRPC } from "@/app/_trpc/trpc.ts";

const SETTLE = 150; // a number that links says a dozen things within a second
const UNREAD_SETTLE = 1000; // chats speak all the time

/** Sessions, codes and counts are asked for again when the stream says that they changed. */
export function LiveQueries() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const askForSessions = useAskAgain(trpc.sessions.pathKey(), SETTLE);
  const askForUnread = useAskAgain(trpc.chats.unread.queryKey(), UNREAD_SETTLE);
  useLive((events) => {
    if (beginsAnew(events)) return void queryClient.invalidateQueries();
    if (events.some(isOfSession)) askForSessions();
    if (events.some(({ type }) => type.startsWith("chat.") || type === "history.progress")) askForUnread();
  });
  return null;
}

const isOfSession = ({ type }: LiveEvent) => type.startsWith("session.") || type === "history.progress";

/** Once for all that is said within `after` ms. */
function useAskAgain(queryKey: QueryKey, after: number): () => void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queryClient.invalidateQueries({ queryKey });
    }, after);
  };
}
