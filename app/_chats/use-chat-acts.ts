"use client";
import { useMemo } from "react";
import type { Chat } from "@/server/chats/schema.ts";
import { useTRPCClient } from "@/app/_trpc/trpc.ts";
import { toast, toastFailure } from "@/app/_ui/toast.ts";
import { undoing, type ChatAct } from "./chat-act.ts";
import { useChangeChat } from "./chat-lists.tsx";

type Act = (chat: Chat, act: ChatAct) => void;

/** Does things to chats: seen at once, sent one after the other, taken back when the server refuses. */
export function useChatActs(): Act {
  const client = useTRPCClient();
  const change = useChangeChat();
  return useMemo(() => {
    const newest = new Map<number, ChatAct>();
    let queue = Promise.resolve();
    const send = ({ sessionId: session, jid: cid }: Chat, { change: { unreadCount, ...fields } }: ChatAct) =>
      unreadCount === undefined
        ? client.chats.update.mutate({ session, cid, ...fields })
        : client.chats.read.mutate({ session, cid });
    const settle = async (before: Chat, act: ChatAct) => {
      const isNewest = () => newest.get(before.id) === act;
      try {
        const now = await send(before, act);
        if (isNewest()) change(before, now);
      } catch (error) {
        if (isNewest()) change(before, fieldsBefore(before, act));
        toastFailure(act.what, error);
      }
    };
    const perform: Act = (before, act) => {
      const undo = undoing(before, act);
      newest.set(before.id, act);
      change(before, act.change);
      toast(act.done, undo && act.done !== undo.done ? () => perform({ ...before, ...act.change }, undo) : undefined);
      queue = queue.then(() => settle(before, act));
    };
    return perform;
  }, [client, change]);
}

/** Only what the act had changed: the stream may have told other things meanwhile. */
const fieldsBefore = (before: Chat, { change }: ChatAct): Partial<Chat> =>
  Object.fromEntries(Object.entries(before).filter(([name]) => name in change));
