"use client";
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from "react";
import type { Chat } from "@/server/chats/schema.ts";
import type { ChatList } from "./chat-list.ts";
import { rowOf } from "./row-of.ts";

const LONG_PRESS = 500;
const SLACK = 10; // a finger trembles

export type Selection = ReturnType<typeof useSelection>;

/**
 * Several chats, chosen by Ctrl or ⌘ and click, Shift and click, a long press, x, Shift and arrows, or Ctrl A. Escape forgets them.
 * `begun` by the button or a long press: a plain press then chooses, too.
 */
export function useSelection(list: ChatList, allowed: boolean) {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const [begun, setBegun] = useState(false);
  const anchor = useRef<number | undefined>(undefined);
  const press = useLongPress((id) => {
    setBegun(true);
    toggle(id);
  });

  const toggle = (id: number) => {
    anchor.current = id;
    setIds((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  };
  const extendTo = (id: number) => {
    const shown = list.state().shown.map((place) => place.id);
    const [from, to] = [shown.indexOf(anchor.current ?? id), shown.indexOf(id)].toSorted((a, b) => a - b);
    setIds((before) => new Set([...before, ...shown.slice(Math.max(from ?? 0, 0), (to ?? 0) + 1)]));
  };
  const clear = () => {
    setBegun(false);
    setIds(new Set());
    anchor.current = undefined;
  };

  /** Before the row's own click: true when the press chose instead of opening. */
  const onClickCapture = (event: MouseEvent) => {
    const row = rowOf(event.target);
    const onButton = event.target instanceof Element && event.target.closest("button") !== null;
    if (!allowed || !row || onButton) return;
    if (press.swallow() || takes(event, { begun, act: { toggle, extendTo }, id: row.id })) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    const act = allowed ? actOf(event) : undefined;
    if (!act || (act === "clear" && !begun && ids.size === 0)) return;
    if (act !== "extend") event.preventDefault(); // the arrow moves on as well
    keyActs[act](row?.id, event.key);
  };
  const keyActs: Record<KeyAct, (row: number | undefined, key: string) => void> = {
    clear,
    all: () => setIds(new Set(list.state().shown.map(({ id }) => id))),
    toggle: (row) => row !== undefined && toggle(row),
    extend: (row, key) =>
      row !== undefined && setIds((before) => new Set([...before, row, ...neighbour(list, row, key)])),
  };
  const chats: readonly Chat[] = useMemo(() => [...ids].flatMap((id) => list.chat(id) ?? []), [ids, list]);
  const begin = () => setBegun(true);
  return { ids, chats, begun, begin, clear, onClickCapture, onKeyDown, press };
}

type Acts = { toggle: (id: number) => void; extendTo: (id: number) => void };

function takes(event: MouseEvent, { begun, act, id }: { begun: boolean; act: Acts; id: number }): boolean {
  if (event.shiftKey) act.extendTo(id);
  else if (event.ctrlKey || event.metaKey || begun) act.toggle(id);
  else return false;
  return true;
}

type KeyAct = "clear" | "all" | "toggle" | "extend";

function actOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): KeyAct | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return key === "a" ? "all" : undefined;
  if (shiftKey) return ARROWS.has(key) ? "extend" : undefined;
  return key === "Escape" ? "clear" : key === "x" ? "toggle" : undefined;
}

const ARROWS = new Set(["ArrowDown", "ArrowUp"]);

function neighbour(list: ChatList, id: number, key: string): number[] {
  const { shown } = list.state();
  const next = shown[shown.findIndex((place) => place.id === id) + (key === "ArrowDown" ? 1 : -1)];
  return next ? [next.id] : [];
}

/** A finger that stays where it is. What the browser makes of its end (a click, a menu) is swallowed. */
function useLongPress(onLongPress: (id: number) => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const start = useRef({ x: 0, y: 0 });
  const done = useRef(false);
  const end = () => clearTimeout(timer.current);
  return {
    swallow: () => {
      const was = done.current;
      done.current = false;
      return was;
    },
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        const row = rowOf(event.target);
        done.current = false;
        if (event.pointerType !== "touch" || !row) return;
        start.current = { x: event.clientX, y: event.clientY };
        timer.current = setTimeout(() => {
          done.current = true;
          onLongPress(row.id);
        }, LONG_PRESS);
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        if (Math.hypot(clientX - start.current.x, clientY - start.current.y) > SLACK) end();
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
