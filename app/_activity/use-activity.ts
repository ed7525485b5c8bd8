"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import type { ActivityFilter } from "./activity-filter.ts";
import { useNews } from "./use-news.ts";

const PAGE = 50;

/** The stream, newest first: while `held` says so, what comes is counted, and shown when it is asked for. */
export function useActivity(filter: ActivityFilter, held: () => boolean) {
  const trpc = useTRPC();
  const input = { limit: PAGE, ...filter };
  const options = trpc.live.activity.infiniteQueryOptions(input, {
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { data, error, refetch, hasNextPage: more, fetchNextPage } = useInfiniteQuery(options);
  const older = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const news = useNews({ input, queryKey: options.queryKey, held });
  return { entries: data?.pages.flatMap((page) => page.data), error, refetch, more, older, news };
}
