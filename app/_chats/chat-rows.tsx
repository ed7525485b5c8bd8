"use client";
import { useMediaQuery } from "@mantine/hooks";
import { useVirtualizer, type Range } from "@tanstack/react-virtual";
import { lazy, Suspense, useCallback, useEffect, useState, type RefObject } from "react";
import { chatPath, type ChatsPlace } from "@/app/_frame/places.ts";
import { useToday } from "@/app/_ui/use-today.ts";
import type { ChatFilter } from "./chat-filter.ts";
import type { ChatList, ChatListState } from "./chat-list.ts";
import classes from "./chat-rows.module.css";
import { ChatRow } from "./chat-row.tsx";
import { openRow } from "./open-row.ts";
import type { RowMenuState } from "./use-row-menu.ts";
import type { Selection } from "./use-selection.ts";
import { RowSkeleton } from "./row-skeleton.tsx";
import { SharedPlace } from "./shared-place.tsx";
import { useRowKeys } from "./use-row-keys.ts";
import { useUnreadKeys } from "./use-unread-keys.ts";
import { useScrollMemory } from "./use-scroll-memory.ts";

const AHEAD = 400; // rows between the last one seen and the end of what is loaded, at which the next page is asked for: a fling never waits
const SOON = 100; // ms: what is on screen is drawn first
const PLACEHOLDERS = 12;
const BLOCK = 4; // rows

type Props = {
  list: ChatList;
  state: ChatListState;
  place: ChatsPlace;
  scroller: RefObject<HTMLDivElement | null>;
  q: string;
  filter: ChatFilter;
  menu: RowMenuState;
  selection: Selection;
};

const RowMenu = lazy(() => import("./row-menu.tsx"));

/** The rows on screen and a few around them, of a list of any length. */
export function ChatRows({ list, state, place, scroller, q, filter, menu, selection }: Props) {
  const today = useToday();
  const height = useMediaQuery("(pointer: coarse)") ? 72 : 64;
  const { start, linked, remember } = useScrollMemory(list, `${place.session} ${filter} ${q}`, place.cid);
  const { shown } = state;
  const loaded = shown.length;
  const [wanted, setWanted] = useState(() => Math.ceil((start + window.innerHeight) / height) + 1);
  const count = state.complete ? loaded : Math.max(loaded + PLACEHOLDERS, wanted);

  const keyOf = useCallback((index: number) => shown[index]?.id ?? -index - 1, [shown]); // another one has every row measured anew

  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    rangeExtractor: inBlocks,
    initialOffset: start,
    getItemKey: keyOf,
  });
  useEffect(() => rows.measure(), [rows, height]);

  const items = rows.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  const hungry = mayGoOn(state) && lastSeen > loaded - AHEAD;
  useEffect(() => {
    if (!hungry) return;
    const timer = setTimeout(() => void list.loadMore(), SOON);
    return () => clearTimeout(timer);
  }, [hungry, list]);
  useEffect(() => {
    if (loaded >= wanted) setWanted(0);
  }, [loaded, wanted]);

  const keys = useRowKeys({
    list,
    rows,
    openJid: place.cid,
    first: items.find(({ start: top }) => top >= (rows.scrollOffset ?? 0))?.index,
  });
  useUnreadKeys({ list, place, toIndex: rows.scrollToIndex });
  return (
    <>
      <div
        ref={scroller}
        className={classes.list}
        role="list"
        aria-label="Chats"
        aria-busy={state.loading}
        onScroll={(event) => remember(event.currentTarget.scrollTop)}
        onClickCapture={selection.onClickCapture}
        {...selection.press.handlers}
        onKeyDown={(event) => {
          selection.onKeyDown(event);
          keys.onKeyDown(event);
          menu.onKeyDown(event);
        }}
        onFocus={keys.onFocus}
        onClick={(event) => {
          menu.onClick(event);
          openRow(event);
        }}
        onContextMenu={menu.onContextMenu}
      >
        <div role="presentation" className={classes.length} style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, key, start: top }) => {
            const chat = list.chat(shown[index]?.id ?? NaN);
            if (!chat) return <RowSkeleton key={key} index={index} top={top} height={height} />;
            return (
              <ChatRow
                key={key}
                {...{ chat, index, top, height, today, q }}
                boxed={chat.archived && filter !== "archived"}
                total={state.complete ? loaded : -1}
                href={chatPath(place.session, chat.jid)}
                open={chat.jid === place.cid}
                selected={selection.ids.has(chat.id)}
                tabbable={keys.tabbable === index}
              />
            );
          })}
        </div>
      </div>
      {linked && <SharedPlace {...{ list, state, place }} toIndex={rows.scrollToIndex} />}
      <OpenRowMenu menu={menu} />
    </>
  );
}

/** Rows come and go some at a time, in the same places: for each that came alone, all that lies around it would be painted anew. */
function inBlocks({ startIndex, endIndex, overscan, count }: Range): number[] {
  const first = Math.max(0, Math.floor((startIndex - overscan) / BLOCK) * BLOCK);
  const end = Math.min(count, Math.ceil((endIndex + 1 + overscan) / BLOCK) * BLOCK);
  return Array.from({ length: end - first }, (_, index) => first + index);
}

const mayGoOn = ({ begun, complete, loading, error }: ChatListState) =>
  begun && !complete && !loading && error === undefined;

/** Fetched when somebody reaches for it. */
function OpenRowMenu({ menu: { open } }: { menu: RowMenuState }) {
  if (!open) return null;
  return (
    <Suspense>
      <RowMenu key={open.menu.id} {...open} />
    </Suspense>
  );
}
