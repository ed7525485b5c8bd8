import { proto } from "@whiskeysockets/baileys";

/** How much of a chunk of history is stored, and what the phone says about the whole. */
export type HistoryPart = { syncType: number; progress: number | null; inline: boolean; done: number; of: number };

const { INITIAL_BOOTSTRAP, RECENT, FULL } = proto.HistorySync.HistorySyncType;
const FIRST: number = INITIAL_BOOTSTRAP;
const CONVERSATIONS: ReadonlySet<number> = new Set([INITIAL_BOOTSTRAP, RECENT, FULL]);

/** Names and statuses come in chunks of their own, whose progress says nothing about the chats. */
export const bringsChats = ({ syncType }: Pick<HistoryPart, "syncType">): boolean => CONVERSATIONS.has(syncType);

/** The newest chats, with which a history begins. */
export const isFirstPart = ({ syncType }: Pick<HistoryPart, "syncType">): boolean => syncType === FIRST;

export const isLastPart = (part: Pick<HistoryPart, "syncType" | "progress">): boolean =>
  bringsChats(part) && (part.progress ?? 0) >= 100;
