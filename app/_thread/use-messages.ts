"use client";
import { useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Message, MessagePage } from "@/server/messages/schema.ts";
import { useLive } from "@/app/_trpc/live.tsx";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { mergeMessage } from "./merge-message.ts";

const PAGE = 50;

type Given = { session: string; cid: string; jid: string; onArrival: (count: number) => void };

/** A chat's messages, oldest first, with what arrives meanwhile; `older` brings the next page of the past. */
export function useMessages({ session, cid, jid, onArrival }: Given) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = trpc.messages.list.infiniteQueryOptions(
    { session, cid, limit: PAGE },
    { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined, staleTime: 0, refetchOnWindowFocus: false },
  );
  const query = useInfiniteQuery(options);
  useLive((events) => {
    const ours = events.filter(({ sessionId }) => sessionId === session);
    const news = ours.filter(({ type }) => type === "message.upserted").map(({ data }) => data as Message); // safe: the stream carries the presented object
    const here = news.filter(({ chatJid }) => chatJid === jid);
    const changed = ours
      .filter(({ type }) => type === "message.status")
      .map(({ data }) => data as Pick<Message, "id" | "status">); // safe: likewise
    if (here.length + changed.length === 0) return;
    let arrived = 0;
    queryClient.setQueryData<InfiniteData<MessagePage, string | null>>(options.queryKey, (before) => {
      if (!before) return before;
      const merged = here.reduce((pages, message) => mergeMessage(pages, message), before.pages);
      arrived = count(merged) - count(before.pages);
      return { ...before, pages: changed.reduce(withStatus, merged) };
    });
    if (arrived > 0) onArrival(arrived);
  });
  const messages = useMemo(() => query.data?.pages.flatMap(({ data }) => data).toReversed() ?? [], [query.data]);
  return { messages, query };
}

const count = (pages: readonly MessagePage[]) => pages.reduce((sum, { data }) => sum + data.length, 0);

function withStatus(pages: MessagePage[], { id, status }: Pick<Message, "id" | "status">): MessagePage[] {
  const change = (message: Message) => (message.id === id ? { ...message, status } : message);
  return pages.map((page) =>
    page.data.some((message) => message.id === id) ? { ...page, data: page.data.map(change) } : page,
  );
}
