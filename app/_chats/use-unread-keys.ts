"use client";
import { useEffect } from "react";
import { chatPath, type ChatsPlace } from "@/app/_frame/places.ts";
import type { ChatList } from "./chat-list.ts";

type Given = { list: ChatList; place: ChatsPlace; toIndex: (index: number) => void };

/** Alt with an arrow opens the next unread chat below or above the open one, as far as the list is loaded, and brings its row into view. */
export function useUnreadKeys({ list, place: { session, cid }, toIndex }: Given): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const down = event.key === "ArrowDown";
      if (!event.altKey || event.ctrlKey || event.metaKey || (!down && event.key !== "ArrowUp")) return;
      const rows = list.state().shown.map(({ id }, index) => ({ chat: list.chat(id), index }));
      const ordered = down ? rows : rows.toReversed();
      const here = ordered.findIndex(({ chat }) => chat?.jid === cid);
      const next = ordered.slice(here + 1).find(({ chat }) => (chat?.unreadCount ?? 0) > 0);
      event.preventDefault();
      if (!next?.chat) return;
      window.history.pushState(null, "", pathTo(chatPath(session, next.chat.jid)));
      toIndex(next.index);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [list, session, cid, toIndex]);
}

function pathTo(path: string): string {
  const params = new URLSearchParams(window.location.search);
  params.delete("at");
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}
