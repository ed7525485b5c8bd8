"use client";
import { useSessionStorage } from "@mantine/hooks";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import type { Me } from "@/app/_trpc/trpc.ts";
import { needsYou } from "@/app/_ui/session-words.ts";
import { LAST_NUMBER, numberToOpen } from "./last-number.ts";
import { pagesFor } from "./pages.ts";
import { chatsPath, chatsPlaceOf } from "./places.ts";
import { useSessions } from "./use-sessions.ts";
import { useUnread } from "./use-unread.ts";

/** What both ways of getting around need to know: where we are, where Chats leads, who waits, and what the person may see. */
export function usePlaces(me: Me | undefined) {
  const path = usePathname();
  const { sessions } = useSessions();
  const place = chatsPlaceOf(path);
  const unread = useUnread();
  const chatsHref = useChatsHref(place?.session, sessions);
  return {
    path,
    sessions,
    session: place?.session,
    chatsHref,
    unread,
    unreadInAll: [...unread.values()].reduce((sum, chats) => sum + chats, 0),
    waiting: sessions?.some(needsYou) ?? false,
    pages: pagesFor(me),
    manages: me?.capabilities.includes("manage") ?? false,
  };
}

/** Chats leads to the number that is looked at, or was before on this tab, else to the first. */
function useChatsHref(here: string | undefined, sessions: readonly { id: string }[] | undefined): string {
  const [last, setLast] = useSessionStorage<string | undefined>(LAST_NUMBER);
  useEffect(() => {
    if (here !== undefined) setLast(here);
  }, [here, setLast]);
  const session = here ?? numberToOpen(sessions, last);
  return session === undefined ? "/" : chatsPath(session);
}
