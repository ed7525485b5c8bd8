"use client";
import { skipToken, useQuery } from "@tanstack/react-query";
import { memo, useEffect, useState } from "react";
import type { ChatsPlace } from "@/app/_frame/places.ts";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import type { ChatList, ChatListState } from "./chat-list.ts";

const FAR = 10_000; // further down nobody waits for it: the chat is open all the same

type Props = {
  list: ChatList;
  state: ChatListState;
  /** What the link leads to. */
  place: ChatsPlace;
  toIndex: (index: number) => void;
};

/**
 * Whoever followed a link to a chat finds it in the list, too: pages are asked for until it is among them. Scrolling ends that.
 * It draws nothing; being a component of its own, it costs a fling nothing either.
 */
export const SharedPlace = memo(function SharedPlace({ list, state, place, toIndex }: Props) {
  const trpc = useTRPC();
  const [wanted, setWanted] = useState<ChatsPlace | undefined>(place);
  const { session, cid } = wanted ?? {};
  const known = session !== undefined && cid !== undefined;
  const { data: chat } = useQuery(trpc.chats.get.queryOptions(known ? { session, cid } : skipToken));
  useEffect(() => {
    if (!chat || wanted === undefined || !state.begun || state.loading) return;
    const index = list.scrollTop > 0 ? -1 : state.shown.findIndex(({ id }) => id === chat.id);
    if (index < 0 && list.scrollTop === 0 && mayCome(state)) return void list.loadMore();
    setWanted(undefined);
    if (index >= 0) toIndex(index);
  }, [chat, wanted, state, list, toIndex]);
  return null;
});

const mayCome = ({ complete, error, shown }: ChatListState) => !complete && error === undefined && shown.length < FAR;
