"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import type { Chat } from "@/server/chats/schema.ts";
import { recentlyVisited } from "./recent-chats.ts";

const PATIENCE = 120;

export type Found = { q: string; session: string | undefined; chats: readonly Chat[]; failed: boolean };

const NOTHING_YET: Found = { q: "", session: undefined, chats: [], failed: false };

/** What the server finds for the words, kept until the next answer is there: results change all at once, never piece by piece. */
export function useFoundChats(q: string, session: string | undefined): Found {
  const trpc = useTRPC();
  const visited = useVisited();
  const [asked, setAsked] = useState({ q, session });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ q, session }), PATIENCE);
    return () => clearTimeout(timer);
  }, [q, session]);
  const { data, isPlaceholderData, isError } = useQuery({
    ...trpc.chats.search.queryOptions({ ...asked, limit: asked.q === "" ? 8 : 10 }),
    placeholderData: keepPreviousData,
    staleTime: 2000,
  });
  const [found, setFound] = useState(NOTHING_YET);
  useEffect(() => {
    if (isError) setFound({ ...asked, chats: [], failed: true });
    else if (data && !isPlaceholderData) setFound({ ...asked, chats: data.data, failed: false });
  }, [asked, data, isPlaceholderData, isError]);
  return useMemo(() => withVisited(found, visited), [found, visited]);
}

/** The chats that somebody looked at lately, as far as they are still known here. */
function useVisited(): readonly Chat[] {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [chats] = useState(() =>
    recentlyVisited().flatMap(({ session, jid }) => {
      const { queryKey } = trpc.chats.get.queryOptions({ session, cid: jid });
      return queryClient.getQueryData(queryKey) ?? [];
    }),
  );
  return chats;
}

function withVisited(found: Found, visited: readonly Chat[]): Found {
  if (found.q !== "") return found;
  const first = visited.filter(({ sessionId }) => found.session === undefined || sessionId === found.session);
  const known = new Set(first.map(({ id }) => id));
  return { ...found, chats: [...first, ...found.chats.filter(({ id }) => !known.has(id))].slice(0, 8) };
}
