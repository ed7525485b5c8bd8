"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/trpc.ts";

/** The organization's numbers, kept current by the event stream. */
export function useSessions() {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.sessions.list.queryOptions({ limit: 200 }));
  return { sessions: data?.data, error, refetch };
}
