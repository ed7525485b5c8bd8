"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_trpc/trpc.ts";

/** How many chats of each number wait to be read, muted and archived ones left out; kept current by the event stream. */
export function useUnread(): ReadonlyMap<string, number> {
  const trpc = useTRPC();
  return useQuery(trpc.chats.unread.queryOptions(undefined, { select: bySession })).data ?? NONE;
}

const NONE: ReadonlyMap<string, number> = new Map();
const bySession = (counts: readonly { session: string; chats: number }[]): ReadonlyMap<string, number> =>
  new Map(counts.map(({ session, chats }) => [session, chats]));
