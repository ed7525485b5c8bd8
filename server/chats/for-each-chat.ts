import type { Caller } from "@/server/caller.ts";
import { isAppError } from "@/server/errors.ts";
import { demandSession } from "@/server/sessions/index.ts";
import type { Chat, ChatOutcome } from "./schema.ts";

const AT_ONCE = 4;

/**
 * Does one thing to several chats of a session, each in a transaction of its own, so that none waits for or fails with another.
 * A refusal is that chat's outcome; anything else ends the whole.
 */
export async function forEachChat<T extends { cid: string }>(
  caller: Caller<"send">,
  { session, items }: { session: string; items: readonly T[] },
  act: (item: T) => Promise<Chat>,
): Promise<{ outcomes: ChatOutcome[] }> {
  await demandSession(caller, session);
  const outcomes: ChatOutcome[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) outcomes[index] = await outcomeOf(item, act);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { outcomes };
}

async function outcomeOf<T extends { cid: string }>(item: T, act: (item: T) => Promise<Chat>): Promise<ChatOutcome> {
  try {
    return { cid: item.cid, chat: await act(item), refusal: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { cid: item.cid, chat: null, refusal: error.message };
  }
}
