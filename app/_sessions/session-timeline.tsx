"use client";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import classes from "./timeline.module.css";
import { Timeline } from "./timeline.tsx";

const PAGE = 50;

/** The states of one number, newest first, for the seven days that events are kept. */
export function SessionTimeline({ session }: { session: string }) {
  const trpc = useTRPC();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    trpc.sessions.changes.infiniteQueryOptions(
      { session, limit: PAGE },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  if (error && !data) return <ErrorCard what="The timeline did not load" error={error} retry={() => void refetch()} />;
  const changes = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <Timeline changes={changes} />
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
          {isFetchingNextPage ? "Loading…" : "Show older"}
        </Button>
      )}
      {data && !hasNextPage && <p className={classes.end}>Changes are kept for seven days.</p>}
    </>
  );
}
