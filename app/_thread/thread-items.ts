import type { Message } from "@/server/messages/schema.ts";
import { sameDay } from "@/app/_ui/time-words.ts";

const SAME_BREATH = 5 * 60_000;

export type ThreadItem = {
  message: Message;
  /** The first message of its day. */
  newDay: boolean;
  /** First and last of what one sender says in a row. */
  first: boolean;
  last: boolean;
  /** The first one that came after the reader was last here. */
  firstNew: boolean;
};

/** Messages, oldest first, as a thread shows them. `unread`: how many incoming ones were new when the chat was opened. */
export function threadItems(messages: readonly Message[], unread: number): ThreadItem[] {
  const newFrom = firstNewIndex(messages, unread);
  return messages.map((message, index) => {
    const [before, after] = [messages[index - 1], messages[index + 1]];
    return {
      message,
      newDay: !before || !sameDay(before.timestamp, message.timestamp),
      first: !before || !together(before, message) || index === newFrom,
      last: !after || !together(message, after) || index + 1 === newFrom,
      firstNew: index === newFrom,
    };
  });
}

/** The items of each day together, so that only the day that is read shows its name at the top. */
export function byDay(items: readonly ThreadItem[]): { at: number; items: ThreadItem[] }[] {
  const days: { at: number; items: ThreadItem[] }[] = [];
  for (const item of items) {
    if (item.newDay) days.push({ at: item.message.timestamp, items: [] });
    days.at(-1)?.items.push(item);
  }
  return days;
}

/** One breath: the same sender within five minutes of the same day. */
function together(a: Message, b: Message): boolean {
  if (a.type === "system" || b.type === "system" || a.fromMe !== b.fromMe || a.senderJid !== b.senderJid) return false;
  return b.timestamp - a.timestamp < SAME_BREATH && sameDay(a.timestamp, b.timestamp);
}

/** Where the new ones begin; -1 when none are, or when they reach back further than what is loaded. */
function firstNewIndex(messages: readonly Message[], unread: number): number {
  let left = unread;
  for (let index = messages.length - 1; index >= 0 && left > 0; index -= 1) {
    const message = messages[index];
    if (message && !message.fromMe && message.type !== "system") left -= 1;
    if (left === 0) return index;
  }
  return -1;
}
