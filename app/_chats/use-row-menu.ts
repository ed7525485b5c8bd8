"use client";
import { useState, type KeyboardEvent, type MouseEvent } from "react";
import type { Chat } from "@/server/chats/schema.ts";
import { archiving, pinning, reading, type Deed } from "./chat-act.ts";
import type { ChatList } from "./chat-list.ts";
import { focusRow } from "./focus-row.ts";
import { rowOf } from "./row-of.ts";
import type { Selection } from "./use-selection.ts";

/** The menu of one chat, at a point of the window. */
export type OpenMenu = { id: number; x: number; y: number; muteOnly: boolean };

type Given = { selection: Selection; perform: (deed: Deed) => void; mayAct: boolean };
export type RowMenuState = ReturnType<typeof useRowMenu>;

const KEYS: Readonly<Record<string, (chats: readonly Chat[]) => Deed>> = {
  e: archiving,
  p: pinning,
  u: reading,
  U: reading, // all of them
};

const loaded = (list: ChatList): readonly Chat[] => list.state().shown.flatMap(({ id }) => list.chat(id) ?? []);

/** What rows answer to beside opening: right click, ⋯, and the keys e, p, m, u and Shift u. Focus stays with the chat, or goes to the next. */
export function useRowMenu(list: ChatList, { selection, perform, mayAct }: Given) {
  const [menu, setMenu] = useState<OpenMenu | undefined>(undefined);

  const act = (chat: Chat, wanted: Deed) => {
    const before = list.state().shown;
    const index = before.findIndex(({ id }) => id === chat.id);
    perform(wanted);
    selection.clear();
    const stays = list.chat(chat.id) !== undefined;
    focusRow(stays ? chat.id : (before[index + 1] ?? before[index - 1])?.id);
  };
  const close = () => {
    setMenu(undefined);
    focusRow(menu?.id);
  };
  const onContextMenu = (event: MouseEvent) => {
    const row = rowOf(event.target);
    if (!row) return;
    event.preventDefault();
    if (selection.begun) return; // a finger that chose it
    const byKey = event.clientX === 0 && event.clientY === 0;
    setMenu({ id: row.id, muteOnly: false, ...(byKey ? below(row.element) : { x: event.clientX, y: event.clientY }) });
  };
  const onClick = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const row = rowOf(event.target);
    if (button && row) setMenu({ id: row.id, muteOnly: false, ...below(button) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    const chat = row && list.chat(row.id);
    if (!mayAct || !chat || hasModifier(event)) return;
    if (event.key === "m") setMenu({ id: row.id, muteOnly: true, ...below(row.element) });
    const chosen = event.key === "U" ? loaded(list) : selection.chats.length > 0 ? selection.chats : [chat];
    const wanted = KEYS[event.key]?.(chosen);
    if (wanted) act(chat, wanted);
  };
  const chat = menu && list.chat(menu.id);
  return {
    open: menu && chat && { menu, chat, onClose: close, act: mayAct ? (wanted: Deed) => act(chat, wanted) : undefined },
    onContextMenu,
    onClick,
    onKeyDown,
  };
}

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => ctrlKey || metaKey || altKey;

function below(element: Element): { x: number; y: number } {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom };
}
