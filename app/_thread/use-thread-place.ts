"use client";
import { useMemo, useState } from "react";
import type { Part } from "./use-messages.ts";

/** Where in a chat somebody wants to read: its end, or what they jump to. */
export type ThreadPlace = {
  wish: Part;
  /** Grows with every wish, so that the same place can be jumped to again. */
  wishes: number;
  toMessage: (id: string) => void;
  toQuoted: (waMessageId: string) => void;
  toMoment: (at: number) => void;
  toEnd: () => void;
};

type State = { wish: Part; wishes: number; from: string | null };

const END: Part = { of: "end" };
const led: { to: string | null } = { to: null };

/** `at` in the address names a message, so that a place can be shared; a link to another one while the chat is open jumps there. */
export function useThreadPlace(at: string | null): ThreadPlace {
  const [{ wish, wishes, from }, setState] = useState<State>(() => ({
    wish: at === null ? END : { of: "message", id: at },
    wishes: at === null ? 0 : 1,
    from: at,
  }));
  if (at !== from) {
    const isLink = at !== null && at !== led.to; // else our own note of where a jump led
    setState(isLink ? { wish: { of: "message", id: at }, wishes: wishes + 1, from: at } : { wish, wishes, from: at });
  }
  const jumps = useMemo(() => {
    const jump = (to: Part) => setState((before) => ({ ...before, wish: to, wishes: before.wishes + 1 }));
    return {
      toMessage: (id: string) => jump({ of: "message", id }),
      toQuoted: (waMessageId: string) => jump({ of: "quoted", waMessageId }),
      toMoment: (moment: number) => jump({ of: "moment", at: moment }),
      toEnd: () => jump(END),
    };
  }, []);
  return { wish, wishes, ...jumps };
}

/** Writes into the address where a jump led. */
export function noteTarget(id: string | null): void {
  led.to = id;
  const url = new URL(window.location.href);
  if (id === null) url.searchParams.delete("at");
  else url.searchParams.set("at", id);
  if (url.href !== window.location.href) window.history.replaceState(null, "", url);
}
