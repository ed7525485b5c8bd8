"use client";
import { useMemo } from "react";
import { useTRPCClient } from "@/app/_trpc/trpc.ts";
import { toast, toastFailure, toastRefusal } from "@/app/_ui/toast.ts";
import type { ChatOutcome } from "@/server/chats/schema.ts";
import { doneWords, failedWords, fieldsOf, undoing, type Deed } from "./chat-act.ts";
import { useChangeChat } from "./chat-lists.tsx";

const TOGETHER = 500; // as many as the server takes at once

/** Does things to chats: seen at once, sent one after the other, taken back where the server refuses. */
export function useChatActs(): (deed: Deed) => void {
  const client = useTRPCClient();
  const change = useChangeChat();
  return useMemo(() => {
    const newest = new Map<number, Deed>();
    let queue = Promise.resolve();

    const send = async (steps: Deed["steps"]): Promise<ChatOutcome[]> => {
      const session = steps[0]?.chat.sessionId ?? "";
      const reads = steps.some((step) => step.change.unreadCount !== undefined);
      const { outcomes } = reads
        ? await client.chats.readMany.mutate({ session, cids: steps.map(({ chat }) => chat.jid) })
        : await client.chats.updateMany.mutate({ session, changes: steps.map(toChange) });
      return outcomes;
    };
    const takeBack = (deed: Deed, steps: Deed["steps"]) => {
      for (const step of steps)
        if (newest.get(step.chat.id) === deed) change(step.chat, fieldsOf(step.chat, step.change));
    };
    const settlePart = async (deed: Deed, steps: Deed["steps"]) => {
      const outcomes = await send(steps);
      for (const [index, { chat }] of steps.entries()) {
        const now = outcomes[index]?.chat;
        if (now && newest.get(chat.id) === deed) change(chat, now);
      }
      const refused = steps.filter((_, index) => !outcomes[index]?.chat);
      takeBack(deed, refused);
      const refusal = outcomes.find((outcome) => outcome.refusal !== null)?.refusal;
      if (refusal) toastRefusal(failedWords(deed, refused.length), refusal);
    };
    const settle = async (deed: Deed) => {
      for (let at = 0; at < deed.steps.length; at += TOGETHER) {
        try {
          await settlePart(deed, deed.steps.slice(at, at + TOGETHER));
        } catch (error) {
          takeBack(deed, deed.steps.slice(at));
          toastFailure(failedWords(deed, deed.steps.length - at), error);
          return;
        }
      }
    };
    const perform = (deed: Deed, isUndo = false) => {
      if (deed.steps.length === 0) return;
      const undo = isUndo ? undefined : undoing(deed);
      for (const step of deed.steps) {
        newest.set(step.chat.id, deed);
        change(step.chat, step.change);
      }
      toast(isUndo ? "Undone" : doneWords(deed), undo && (() => perform(undo, true)));
      queue = queue.then(() => settle(deed));
    };
    return (deed: Deed) => perform(deed);
  }, [client, change]);
}

const toChange = ({ chat, change: { unreadCount: _, ...fields } }: Deed["steps"][number]) => ({
  cid: chat.jid,
  ...fields,
});
