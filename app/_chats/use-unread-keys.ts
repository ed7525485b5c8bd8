"use client";
import { useEffect } from "react";
import { chatPath, type ChatsPlace } from "@/app/_frame/places.ts";
import type { ChatList } from "./chat-list.ts";

/** Alt with an arrow opens the next unread chat below or above the open one, as far as the list is loaded. */
export function useUnreadKeys(list: ChatList, { session, cid }: ChatsPlace): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const down = event.key === "ArrowDown";
      if (!event.altKey || event.ctrlKey || event.metaKey || (!down && event.key !== "ArrowUp")) return;
      const chats = list.state().shown.flatMap(({ id }) => list.chat(id) ?? []);
      const ordered = down ? chats : chats.toReversed();
      const here = ordered.findIndex(({ jid }) => jid === cid);
      const next = ordered.slice(here + 1).find(({ unreadCount }) => unreadCount > 0);
      event.preventDefault();
      if (next) window.history.pushState(null, "", pathTo(chatPath(session, next.jid)));
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [list, session, cid]);
}

function pathTo(path: string): string {
  const params = new URLSearchParams(window.location.search);
  params.delete("at");
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}
