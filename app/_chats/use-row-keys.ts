"use client";
import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import type { ChatList } from "./chat-list.ts";
import { focusRow } from "./focus-row.ts";
import { rowOf } from "./row-of.ts";

type Given = {
  list: ChatList;
  rows: Virtualizer<HTMLDivElement, Element>;
  openJid: string | undefined;
  first: number | undefined;
};

const PAGE = 8;
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
};

/** One tab stop for the whole list, moved by the arrow keys; it belongs to a chat, not to a place. */
export function useRowKeys({ list, rows, openJid, first }: Given) {
  const [active, setActive] = useState<number | undefined>(undefined);
  const focusWanted = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (focusWanted.current !== undefined && focusRow(focusWanted.current)) focusWanted.current = undefined;
  });
  const shown = list.state().shown;
  const onPage = (id: number | undefined) =>
    id === undefined ? undefined : rows.getVirtualItems().find(({ index }) => shown[index]?.id === id)?.index;
  const resting = rows.isScrolling ? -1 : (first ?? 0); // moving along with a fling, it would draw two rows more for each that comes
  const opened = openJid === undefined ? undefined : list.findByJid(openJid)?.id;
  const tabbable = onPage(active) ?? onPage(opened) ?? resting;

  const go = (index: number) => {
    const target = shown[index];
    if (!target) return;
    setActive(target.id);
    rows.scrollToIndex(index, { align: "auto" });
    if (!focusRow(target.id)) focusWanted.current = target.id;
  };
  const toEnd = async () => {
    while (!list.state().complete && list.state().error === undefined) await list.loadMore();
    go(list.state().shown.length - 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const move =
      step !== undefined
        ? () => go(Math.max(0, Math.min((tabbable < 0 ? (first ?? 0) : tabbable) + step, shown.length - 1)))
        : edge(event.key);
    if (!move) return;
    event.preventDefault();
    move();
  };
  const edge = (key: string) => {
    if (key === "Home") return () => go(0);
    return key === "End" ? () => void toEnd() : undefined;
  };
  const onFocus = ({ target }: FocusEvent) => setActive(rowOf(target)?.id);
  return { tabbable, onKeyDown, onFocus };
}
