"use client";
import { useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Message, MessageWindow, ReadWindow } from "@/server/messages/schema.ts";
import { useLive } from "@/app/_trpc/live.tsx";
import { useTRPCClient } from "@/app/_trpc/trpc.ts";
import { mergeMessage } from "./merge-message.ts";

const PAGE = 50;

export type Part = ReadWindow["part"];
type Given = { session: string; cid: string; jid: string; start: Part; onArrival: (count: number) => void };

/** A chat's messages, oldest first, from where they were begun in both directions, with what arrives meanwhile. */
export function useMessages({ session, cid, jid, start, onArrival }: Given) {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const queryKey = keyOf({ session, cid, start });
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      client.messages.window.query({ session, cid, limit: PAGE, part: pageParam }, { signal }),
    initialPageParam: start,
    getNextPageParam: ({ older }): Part | undefined => (older ? { of: "older", than: older } : undefined),
    getPreviousPageParam: ({ newer }): Part | undefined => (newer ? { of: "newer", than: newer } : undefined),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  useLive((events) => {
    const ours = events.filter(({ sessionId }) => sessionId === session);
    const news = ours.filter(({ type }) => type === "message.upserted").map(({ data }) => data as Message); // safe: the stream carries the presented object
    const here = news.filter(({ chatJid }) => chatJid === jid);
    const changed = ours
      .filter(({ type }) => type === "message.status")
      .map(({ data }) => data as Pick<Message, "id" | "status">); // safe: likewise
    if (here.length + changed.length === 0) return;
    let arrived = 0;
    queryClient.setQueryData<InfiniteData<MessageWindow, Part>>(queryKey, (before) => {
      if (!before) return before;
      const merged = here.reduce((windows, message) => mergeMessage(windows, message), before.pages);
      arrived = count(merged) - count(before.pages);
      return { ...before, pages: changed.reduce(withStatus, merged) };
    });
    if (arrived > 0) onArrival(arrived);
  });
  const messages = useMemo(() => query.data?.pages.flatMap(({ data }) => data).toReversed() ?? [], [query.data]);
  const target = query.data?.pages.find((window) => window.target !== null)?.target ?? null;
  /** Has another start ready to be shown at once; resolves to what was looked for. */
  const load = useCallback(
    async (part: Part) => {
      const window = await client.messages.window.query({ session, cid, limit: PAGE, part });
      if (window.target !== null || part.of === "end")
        queryClient.setQueryData<InfiniteData<MessageWindow, Part>>(keyOf({ session, cid, start: part }), {
          pages: [window],
          pageParams: [part],
        });
      return window.target;
    },
    [client, queryClient, session, cid],
  );
  return { messages, query, target, load };
}

const keyOf = ({ session, cid, start }: Pick<Given, "session" | "cid" | "start">) => ["thread", session, cid, start];

const count = (windows: readonly MessageWindow[]) => windows.reduce((sum, { data }) => sum + data.length, 0);

function withStatus(windows: MessageWindow[], { id, status }: Pick<Message, "id" | "status">): MessageWindow[] {
  const change = (message: Message) => (message.id === id ? { ...message, status } : message);
  return windows.map((window) =>
    window.data.some((message) => message.id === id) ? { ...window, data: window.data.map(change) } : window,
  );
}
