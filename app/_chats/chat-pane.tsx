"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { ChatsPlace } from "@/app/_frame/places.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { filterIn } from "./chat-filter.ts";
import { ChatFilters } from "./chat-filters.tsx";
import { useChatList } from "./chat-lists.tsx";
import classes from "./chat-pane.module.css";
import { ChatRows } from "./chat-rows.tsx";
import { ChatSearch } from "./chat-search.tsx";
import { MovedPill } from "./moved-pill.tsx";
import { NoChats } from "./no-chats.tsx";
import { SessionPicker } from "./session-picker.tsx";
import { useRowMenu } from "./use-row-menu.ts";
import { useStillness } from "./use-stillness.ts";

type Props = { place: ChatsPlace; session: Session | undefined; sessions: Session[] | undefined };

/** The list of chats: number, search, rows. */
export function ChatPane({ place, session, sessions }: Props) {
  const params = useSearchParams();
  const q = params.get("q") ?? "";
  const filter = filterIn(params);
  const scroller = useRef<HTMLDivElement>(null);
  const { frozen, onPointerMove, held } = useStillness(scroller);
  const wanted = useChatList({ session: place.session, q, filter, frozen });
  const [shown, setShown] = useState({ list: wanted.list, q, filter });
  const ready = wanted.state.begun || wanted.state.error !== undefined;
  useEffect(() => {
    if (ready) setShown({ list: wanted.list, q, filter });
  }, [ready, wanted.list, q, filter]);
  const { list } = shown;
  const state = useSyncExternalStore(list.subscribe, list.state, list.state);
  const menu = useRowMenu(list);
  const menuOpen = menu.open !== undefined;
  useEffect(() => {
    held.current = menuOpen;
  }, [held, menuOpen]);
  const stale = list !== wanted.list;

  useEffect(() => {
    if (state.moved === 0) return;
    const timer = setInterval(() => {
      if (!frozen()) list.settle();
    }, 250);
    return () => clearInterval(timer);
  }, [state.moved, list, frozen]);

  const settle = () => {
    list.settle();
    scroller.current?.scrollTo({ top: 0 });
  };
  const empty = state.begun && state.shown.length === 0;
  return (
    <div className={classes.pane} onPointerMove={onPointerMove}>
      <SessionPicker session={session} sessions={sessions} />
      <ChatSearch q={q} onDown={() => scroller.current?.querySelector<HTMLElement>("a")?.focus()} />
      <ChatFilters chosen={filter} />
      <div className={classes.body} data-stale={stale || undefined}>
        <MovedPill count={state.moved - state.leaving} waiting={frozen} onPress={settle} />
        {state.error !== undefined && (
          <ErrorCard
            what="The chats did not load"
            error={state.error}
            retry={() => void (state.begun ? list.loadMore() : list.refresh())}
          />
        )}
        {empty && <NoChats q={shown.q} filter={shown.filter} session={session} />}
        <ChatRows
          key={`${place.session} ${shown.filter} ${shown.q}`}
          {...{ list, state, place, scroller, q: shown.q, filter: shown.filter, menu }}
        />
      </div>
    </div>
  );
}
