import type { Chat } from "@/server/chats/schema.ts";

type Changed = Partial<Pick<Chat, "archived" | "pinned" | "mutedUntil" | "unreadCount">>;

/** Something a person does to a chat: what changes, how that is said afterwards, and what is said when it fails. */
export type ChatAct = { change: Changed; done: string; what: string };

const HOUR = 3_600_000;
const FOR_EVER = 253_402_300_799_999; // the contract's word for it; its schema would bring all of zod into the page
export const MUTES = [
  { label: "8 hours", until: (now: number) => now + 8 * HOUR },
  { label: "1 week", until: (now: number) => now + 7 * 24 * HOUR },
  { label: "Always", until: () => FOR_EVER },
] as const;

export const archiving = ({ archived }: Chat): ChatAct =>
  archived
    ? { change: { archived: false }, done: "Chat unarchived", what: "unarchive the chat" }
    : { change: { archived: true }, done: "Chat archived", what: "archive the chat" };

export const pinning = ({ pinned }: Chat): ChatAct =>
  pinned
    ? { change: { pinned: false }, done: "Chat unpinned", what: "unpin the chat" }
    : { change: { pinned: true }, done: "Chat pinned", what: "pin the chat" };

export const muting = (mutedUntil: number | null): ChatAct =>
  mutedUntil === null
    ? { change: { mutedUntil }, done: "Chat unmuted", what: "unmute the chat" }
    : { change: { mutedUntil }, done: "Chat muted", what: "mute the chat" };

/** Nothing to do where nothing is unread. */
export const reading = ({ unreadCount }: Chat): ChatAct | undefined =>
  unreadCount > 0 ? { change: { unreadCount: 0 }, done: "Marked as read", what: "mark the chat as read" } : undefined;

/** What makes it undone, from how the chat was before; what was read stays read. */
export function undoing({ archived, pinned, mutedUntil }: Chat, { change, what }: ChatAct): ChatAct | undefined {
  if (change.unreadCount !== undefined) return undefined;
  const before = {
    ...(change.archived !== undefined && { archived }),
    ...(change.pinned !== undefined && { pinned }),
    ...(change.mutedUntil !== undefined && { mutedUntil }),
  };
  return { change: before, done: "Undone", what: `undo: ${what}` };
}
