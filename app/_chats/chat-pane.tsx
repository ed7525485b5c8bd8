"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { ChatsPlace } from "@/app/_frame/places.ts";
import type { Session } from "@/app/_trpc/trpc.ts";
import { useMaySend } from "@/app/_frame/use-me.ts";
import { ErrorCard } from "@/app/_ui/error-card.tsx";
import { ActionBar } from "./action-bar.tsx";
import { filterIn } from "./chat-filter.ts";
import { ChatFilters } from "./chat-filters.tsx";
import type { ChatList } from "./chat-list.ts";
import { useChatList } from "./chat-lists.tsx";
import classes from "./chat-pane.module.css";
import { ChatRows } from "./chat-rows.tsx";
import { ChatSearch } from "./chat-search.tsx";
import { MovedPill } from "./moved-pill.tsx";
import { NoChats } from "./no-chats.tsx";
import { SessionPicker } from "./session-picker.tsx";
import { useChatActs } from "./use-chat-acts.ts";
import { useRowMenu } from "./use-row-menu.ts";
import { useSelection } from "./use-selection.ts";
import { useStillness } from "./use-stillness.ts";

type Props = { place: ChatsPlace; session: Session | undefined; sessions: Session[] | undefined };

/** The list of chats: number, search, rows. */
export function ChatPane({ place, session, sessions }: Props) {
  const params = useSearchParams();
  const q = params.get("q") ?? "";
  const filter = filterIn(params);
  const scroller = useRef<HTMLDivElement>(null);
  const { frozen, onPointerMove, held } = useStillness(scroller);
  const { shown, stale } = useShownList({ session: place.session, q, filter, frozen });
  const { list } = shown;
  const state = useSyncExternalStore(list.subscribe, list.state, list.state);
  const mayAct = useMaySend();
  const perform = useChatActs();
  const selection = useSelection(list, mayAct);
  const menu = useRowMenu(list, { selection, perform, mayAct });
  const selecting = selection.begun || selection.ids.size > 0;
  const still = selecting || menu.open !== undefined;
  useEffect(() => {
    held.current = still;
  }, [held, still]);
  useSettling(list, state.moved, frozen);

  const settle = () => {
    list.settle();
    scroller.current?.scrollTo({ top: 0 });
  };
  const empty = state.begun && state.shown.length === 0;
  return (
    <div className={classes.pane} onPointerMove={onPointerMove}>
      <SessionPicker session={session} sessions={sessions} onSelect={mayAct ? selection.begin : undefined} />
      {selecting && <ActionBar selection={selection} perform={perform} />}
      <ChatSearch q={q} onDown={() => scroller.current?.querySelector<HTMLElement>("a")?.focus()} />
      <ChatFilters session={place.session} chosen={filter} />
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
          {...{ list, state, place, scroller, q: shown.q, filter: shown.filter, menu, selection }}
        />
      </div>
    </div>
  );
}

type Wanted = Parameters<typeof useChatList>[0];

/** The old list stays on screen, dimmed, until the new one has something to show. */
function useShownList(asked: Wanted) {
  const { q, filter } = asked;
  const wanted = useChatList(asked);
  const [shown, setShown] = useState({ list: wanted.list, q, filter });
  const ready = wanted.state.begun || wanted.state.error !== undefined;
  useEffect(() => {
    if (ready) setShown({ list: wanted.list, q, filter });
  }, [ready, wanted.list, q, filter]);
  return { shown, stale: shown.list !== wanted.list };
}

/** What moved takes its place as soon as nobody reads or aims. */
function useSettling(list: ChatList, moved: number, frozen: () => boolean) {
  useEffect(() => {
    if (moved === 0) return;
    const timer = setInterval(() => {
      if (!frozen()) list.settle();
    }, 250);
    return () => clearInterval(timer);
  }, [moved, list, frozen]);
}
