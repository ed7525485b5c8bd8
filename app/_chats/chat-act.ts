import type { Chat } from "@/server/chats/schema.ts";

type Changed = Partial<Pick<Chat, "archived" | "pinned" | "mutedUntil" | "unreadCount">>;
type Step = { chat: Chat; change: Changed };

/** Something a person does to one chat or several: what changes in each, how that is said afterwards, and what is said when it fails. */
export type Deed = { steps: readonly Step[]; past: string; verb: (what: string) => string };

const HOUR = 3_600_000;
const FOR_EVER = 253_402_300_799_999; // the contract's word for it; its schema would bring all of zod into the page
export const MUTES = [
  { label: "8 hours", until: (now: number) => now + 8 * HOUR },
  { label: "1 week", until: (now: number) => now + 7 * 24 * HOUR },
  { label: "Always", until: () => FOR_EVER },
] as const;

const to = (change: Changed, chats: readonly Chat[]) => chats.map((chat) => ({ chat, change }));

/** Archives those that are not; when all are, takes them out again. */
export function archiving(chats: readonly Chat[]): Deed {
  const archived = chats.some((chat) => !chat.archived);
  const steps = to(
    { archived },
    chats.filter((chat) => chat.archived !== archived),
  );
  return archived
    ? { steps, past: "archived", verb: (what) => `archive ${what}` }
    : { steps, past: "unarchived", verb: (what) => `unarchive ${what}` };
}

/** Pins those that are not; when all are, unpins them. */
export function pinning(chats: readonly Chat[]): Deed {
  const pinned = chats.some((chat) => !chat.pinned);
  const steps = to(
    { pinned },
    chats.filter((chat) => chat.pinned !== pinned),
  );
  return pinned
    ? { steps, past: "pinned", verb: (what) => `pin ${what}` }
    : { steps, past: "unpinned", verb: (what) => `unpin ${what}` };
}

export function muting(chats: readonly Chat[], mutedUntil: number | null): Deed {
  const steps = to(
    { mutedUntil },
    chats.filter((chat) => chat.mutedUntil !== mutedUntil),
  );
  return mutedUntil === null
    ? { steps, past: "unmuted", verb: (what) => `unmute ${what}` }
    : { steps, past: "muted", verb: (what) => `mute ${what}` };
}

export const reading = (chats: readonly Chat[]): Deed => ({
  steps: to(
    { unreadCount: 0 },
    chats.filter(({ unreadCount }) => unreadCount > 0),
  ),
  past: "marked as read",
  verb: (what) => `mark ${what} as read`,
});

/** What makes it undone, from how each chat was before; what was read stays read. */
export function undoing({ steps, verb }: Deed): Deed | undefined {
  if (steps.some(({ change }) => change.unreadCount !== undefined)) return undefined;
  return {
    steps: steps.map(({ chat, change }) => ({ chat: { ...chat, ...change }, change: fieldsOf(chat, change) })),
    past: "as before",
    verb: (what) => `undo: ${verb(what)}`,
  };
}

/** How the chat was, in what the change changes: the stream may have told other things meanwhile. */
export const fieldsOf = (chat: Chat, change: Changed): Changed =>
  Object.fromEntries(Object.entries(chat).filter(([name]) => name in change));

/** "Chat archived", "3 chats archived" */
export const doneWords = ({ steps, past }: Deed) =>
  steps.length === 1 ? `Chat ${past}` : `${steps.length} chats ${past}`;

/** "archive the chat", "archive 1 of 3 chats" */
export function failedWords({ steps, verb }: Deed, failed: number): string {
  if (steps.length === 1) return verb("the chat");
  return verb(failed === steps.length ? `${failed} chats` : `${failed} of ${steps.length} chats`);
}
