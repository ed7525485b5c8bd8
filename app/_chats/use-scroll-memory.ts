"use client";
import { useCallback, useEffect, useState } from "react";
import type { ChatList } from "./chat-list.ts";

type Memory = {
  /** Where the list shall begin, in pixels. */
  start: number;
  /** Somebody followed a link to a chat: its row is the place, wherever the list stood before. */
  linked: boolean;
  remember: (top: number) => void;
};

/** Where the list stood: in memory for back and forward, in the tab's storage for a reload. */
export function useScrollMemory(list: ChatList, key: string, cid: string | undefined): Memory {
  const name = `list ${key}`;
  const [{ start, linked }] = useState(() => placeAtFirst(list, name, cid));
  useEffect(() => {
    const store = () => sessionStorage.setItem(name, String(Math.round(list.scrollTop)));
    window.addEventListener("pagehide", store);
    return () => window.removeEventListener("pagehide", store);
  }, [list, name]);
  const remember = useCallback(
    (top: number) => {
      list.scrollTop = top;
    },
    [list],
  );
  return { start, linked, remember };
}

function placeAtFirst(list: ChatList, name: string, cid: string | undefined): Pick<Memory, "start" | "linked"> {
  if (list.state().begun) return { start: list.scrollTop, linked: false };
  const linked = cid !== undefined && wasFollowed(window.location.href);
  return { start: linked ? 0 : stored(name), linked };
}

/** The page began with this address, and neither by a reload nor by going back. */
function wasFollowed(address: string): boolean {
  const [begin] = performance.getEntriesByType("navigation");
  return begin instanceof PerformanceNavigationTiming && begin.type === "navigate" && begin.name === address;
}

function stored(name: string): number {
  const top = Number(sessionStorage.getItem(name));
  return Number.isFinite(top) && top > 0 ? top : 0;
}
