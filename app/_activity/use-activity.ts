"use client";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSessions } from "@/app/_frame/use-sessions.ts";
import { useLive } from "@/app/_trpc/live.tsx";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { lineOfAct, lineOfChange, merge } from "./activity.ts";

const PAGE = 50;
export type Filter = "all" | "people" | "numbers";

const next = { getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined };

/** The acts of people and keys, for those who manage, and what became of the numbers: one stream, live or held still. */
export function useActivity({ filter, live, manages }: { filter: Filter; live: boolean; manages: boolean }) {
  const trpc = useTRPC();
  const { sessions = [] } = useSessions();
  const people = manages && filter !== "numbers";
  const numbers = filter !== "people";
  const acts = useInfiniteQuery(trpc.audit.list.infiniteQueryOptions({ limit: PAGE }, { ...next, enabled: people }));
  const changes = useInfiniteQuery(
    trpc.sessions.changes.infiniteQueryOptions({ limit: PAGE }, { ...next, enabled: numbers }),
  );
  const news = useNews(live);
  const queries = [...(people ? [acts] : []), ...(numbers ? [changes] : [])];
  const lines = merge(
    ...(people
      ? [{ lines: entriesOf(acts.data).map((entry) => lineOfAct(entry, sessions)), more: acts.hasNextPage }]
      : []),
    ...(numbers
      ? [{ lines: entriesOf(changes.data).map((change) => lineOfChange(change, sessions)), more: changes.hasNextPage }]
      : []),
  );
  return {
    lines,
    news,
    error: queries.find(({ error }) => error)?.error,
    loading: queries.some(({ isPending }) => isPending),
    more: queries.some(({ hasNextPage }) => hasNextPage),
    refetch: () => Promise.all(queries.map((query) => query.refetch())),
    older: () => Promise.all(queries.filter(({ hasNextPage }) => hasNextPage).map((query) => query.fetchNextPage())),
  };
}

const entriesOf = <T>(data: { pages: { data: T[] }[] } | undefined): T[] =>
  data?.pages.flatMap((page) => page.data) ?? [];

/** How much has happened that is not shown; live, it is fetched at once instead. */
function useNews(live: boolean) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [waiting, setWaiting] = useState(0);
  const show = () => {
    setWaiting(0);
    void queryClient.invalidateQueries({ queryKey: trpc.audit.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.sessions.changes.pathKey() });
  };
  useLive((events) => {
    const count = events.filter(({ type }) => type === "audit.recorded" || type === "session.status").length;
    if (count > 0 && live) show();
    else setWaiting((before) => before + count);
  });
  return { waiting, show };
}
