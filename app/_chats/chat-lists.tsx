"use client";
import { createContext, useContext, useEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from "react";
import type { Chat } from "@/server/chats/schema.ts";
import type { Message } from "@/server/messages/schema.ts";
import { beginsAnew, useLive, type LiveEvent } from "@/app/_trpc/live.tsx";
import { useTRPCClient } from "@/app/_trpc/trpc.ts";
import { ruleOf } from "./chat-filter.ts";
import { ChatList, type ChatListState } from "./chat-list.ts";
import { listQuery, type WantedList } from "./list-query.ts";

const KEPT = 8;
const HISTORY_LOOKS = 1500; // while a history comes in, the first page is asked for this often at most

type Kept = { list: ChatList; session: string; frozen: () => boolean };
type ChangeChat = (chat: Chat, fields: Partial<Chat>) => void;
type Lists = { open: (wanted: WantedList) => Kept; change: ChangeChat };

const ListsContext = createContext<Lists | undefined>(undefined);

/** The lists somebody looked at lately, kept current by the stream: back and forward find them as they were left. */
export function ChatListsProvider({ children }: { children: ReactNode }) {
  const client = useTRPCClient();
  const kept = useRef(new Map<string, Kept>());
  const lists = useMemo<Lists>(() => {
    const make = (wanted: WantedList): Kept => {
      const { session, q, filter } = wanted;
      return {
        session,
        frozen: () => false,
        list: new ChatList({
          admits: ruleOf(filter).admits,
          follows: q === "",
          fetchPage: (cursor, limit) =>
            client.chats.list.query(
              { ...listQuery(wanted), limit, cursor },
              { context: { alone: cursor === undefined } },
            ),
          fetchChat: (cid) => client.chats.get.query({ session, cid, include: "lastMessage" }),
        }),
      };
    };
    return {
      change: (chat, fields) => {
        for (const { session, list, frozen } of kept.current.values())
          if (session === chat.sessionId) list.change({ ...(list.chat(chat.id) ?? chat), ...fields }, frozen());
      },
      open: (wanted) => {
        const key = JSON.stringify([wanted.session, wanted.q, wanted.filter]);
        const found = kept.current.get(key) ?? make(wanted);
        kept.current.delete(key);
        kept.current.set(key, found);
        const [oldest] = kept.current.keys();
        if (kept.current.size > KEPT && oldest !== undefined) kept.current.delete(oldest);
        return found;
      },
    };
  }, [client]);
  useHistoryLooks(kept);
  useLive((events) => {
    if (beginsAnew(events)) for (const { list } of kept.current.values()) void list.refresh();
    for (const entry of kept.current.values()) applyTo(entry, events);
  });
  return <ListsContext value={lists}>{children}</ListsContext>;
}

function applyTo({ list, session, frozen }: Kept, events: readonly LiveEvent[]) {
  const ours = events.filter(({ sessionId }) => sessionId === session);
  const dataOf = (type: string) => ours.filter((event) => event.type === type).map(({ data }) => data);
  const chats = dataOf("chat.upserted") as Chat[]; // safe: the stream carries the presented objects
  const messages = dataOf("message.upserted") as Message[]; // safe: the stream carries the presented objects
  const gone = (dataOf("chat.deleted") as { id: number }[]).map(({ id }) => id); // safe: likewise
  if (chats.length + messages.length + gone.length > 0) list.apply({ chats, messages, gone }, frozen());
}

/** A history announces its progress, and its chats only at the end: meanwhile the first page is looked at now and then. */
function useHistoryLooks(kept: { readonly current: ReadonlyMap<string, Kept> }) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive((events) => {
    const sessions = new Set(
      events.filter(({ type }) => type === "history.progress").map(({ sessionId }) => sessionId),
    );
    if (sessions.size === 0) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      for (const { list, session } of kept.current.values()) if (sessions.has(session)) void list.refresh();
    }, HISTORY_LOOKS);
  });
}

/** The list of one session under a filter, or of what `q` finds in it. While `frozen` says so, nothing changes its place. */
export function useChatList({ session, q, filter, frozen }: WantedList & { frozen: () => boolean }): {
  list: ChatList;
  state: ChatListState;
} {
  const lists = useLists();
  const entry = useMemo(() => lists.open({ session, q, filter }), [lists, session, q, filter]);
  useEffect(() => {
    entry.frozen = frozen;
    return () => {
      entry.frozen = () => false;
    };
  }, [entry, frozen]);
  useEffect(() => {
    if (!entry.list.state().begun) void entry.list.loadMore();
  }, [entry]);
  const state = useSyncExternalStore(entry.list.subscribe, entry.list.state, entry.list.state);
  return { list: entry.list, state };
}

/** Shows in every list what somebody did to a chat. */
export const useChangeChat = (): ChangeChat => useLists().change;

/** The chat as the list knows it, to show its name before the server has answered. */
export function useKnownChat(session: string, jid: string): Chat | undefined {
  const { list } = useLists().open({ session, q: "", filter: "all" });
  useSyncExternalStore(list.subscribe, list.state, list.state);
  return list.findByJid(jid);
}

function useLists(): Lists {
  const lists = useContext(ListsContext);
  if (!lists) throw new Error("ChatListsProvider is missing around this component");
  return lists;
}
