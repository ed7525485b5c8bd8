"use client";
import { usePathname } from "next/navigation";
import type { Me } from "@/app/_trpc/trpc.ts";
import { needsYou } from "@/app/_ui/session-words.ts";
import { pagesFor } from "./pages.ts";
import { chatsPath, chatsPlaceOf } from "./places.ts";
import { useSessions } from "./use-sessions.ts";

/** What both ways of getting around need to know: where we are, where Chats leads, who waits, and what the person may see. */
export function usePlaces(me: Me | undefined) {
  const path = usePathname();
  const { sessions } = useSessions();
  const place = chatsPlaceOf(path);
  return {
    path,
    sessions,
    session: place?.session,
    chatsHref: chatsHref(place?.session ?? sessions?.[0]?.id),
    waiting: sessions?.some(needsYou) ?? false,
    pages: pagesFor(me),
    manages: me?.capabilities.includes("manage") ?? false,
  };
}

const chatsHref = (session: string | undefined) => (session === undefined ? "/" : chatsPath(session));
