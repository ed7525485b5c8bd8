"use client";
import { useCallback, useEffect, useState } from "react";
import type { ChatList } from "./chat-list.ts";

/** Where the list stood: in memory for back and forward, in the tab's storage for a reload. */
export function useScrollMemory(list: ChatList, key: string): { start: number; remember: (top: number) => void } {
  const name = `list ${key}`;
  const [start] = useState(() => (list.state().begun ? list.scrollTop : stored(name)));
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
  return { start, remember };
}

function stored(name: string): number {
  if (typeof sessionStorage === "undefined") return 0;
  const top = Number(sessionStorage.getItem(name));
  return Number.isFinite(top) && top > 0 ? top : 0;
}
