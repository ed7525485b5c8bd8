"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC, type Figures } from "@/app/_trpc/trpc.ts";

const AGAIN = 15_000;

/** How much is stored of every number and since when each is as it is. Messages do not announce themselves here, so it is asked again. */
export function useFigures(): ReadonlyMap<string, Figures> {
  const trpc = useTRPC();
  const { data = [] } = useQuery(
    trpc.sessions.figures.queryOptions(undefined, { refetchInterval: AGAIN, staleTime: 0 }),
  );
  return new Map(data.map((figures) => [figures.session, figures]));
}
