import { z } from "zod";
import { CHAT_TYPES } from "@/server/jid.ts";
import { Message } from "@/server/messages/schema.ts";
import { Flag, Name, PageQuery, pageOf, someOf } from "@/server/page.ts";
import { SessionPath } from "@/server/sessions/schema.ts";

export const ChatPath = SessionPath.extend({
  cid: Name.describe("The chat's address; a person's phone address and hidden address (LID) name the same chat.").meta({
    examples: ["6281234567890@s.whatsapp.net"],
  }),
});

const Include = someOf(["lastMessage", "aliases"]).describe(
  "Keys to add to each chat: its newest message, the other addresses of the same chat.",
);

const ChatType = z.enum(CHAT_TYPES);

export const ChatQuery = z.object({ include: Include.optional() });
export const ListChatsQuery = PageQuery.extend({
  archived: Flag.optional().describe("Only chats that are archived, or only those that are not."),
  pinned: Flag.optional().describe("Only chats that are pinned, or only those that are not."),
  unread: Flag.optional().describe("Only chats with unread messages, or only those without."),
  type: ChatType.optional().describe("Only chats of this type."),
  q: Name.optional().describe("Part of a chat's name or number; case and accents do not matter."),
  include: Include.optional(),
});

export const ListChats = SessionPath.extend(ListChatsQuery.shape);
export type ListChats = z.output<typeof ListChats>;
export const GetChat = ChatPath.extend(ChatQuery.shape);
export type GetChat = z.output<typeof GetChat>;

const FOR_EVER = 253_402_300_799_999; // the last moment of the year 9999

export const ChatChanges = z.strictObject({
  archived: z.boolean().optional().describe("Whether the chat shall be archived."),
  pinned: z.boolean().optional().describe("Whether the chat shall be pinned."),
  mutedUntil: z
    .int()
    .min(0)
    .max(FOR_EVER)
    .nullable()
    .optional()
    .describe(`Mutes the chat until this time, epoch ms; ${FOR_EVER} is for ever, null unmutes.`),
  unmute: z.boolean().optional().describe("Unmutes the chat when it is true, whatever `mutedUntil` says."),
});
export const UpdateChat = ChatPath.extend(ChatChanges.shape);
export type UpdateChat = z.output<typeof UpdateChat>;

export const ReadOptions = z.strictObject({
  receipts: z.boolean().default(false).describe("Whether the senders shall be told that their messages were read."),
});
export const ReadChat = ChatPath.extend(ReadOptions.shape);
export type ReadChat = z.output<typeof ReadChat>;

export type ChatPath = z.output<typeof ChatPath>;

export const Chat = z.strictObject({
  id: z.int().describe("The row's id, which never changes."),
  sessionId: z.string().describe("The session whose chat this is."),
  jid: z.string().describe("The chat's canonical address."),
  type: ChatType.describe("What kind of conversation it is."),
  name: z
    .string()
    .nullable()
    .describe("The group's subject, else the address-book name, else the verified business name, else the push name."),
  lastMessageAt: z
    .int()
    .nullable()
    .describe("Time of the newest message of the conversation, epoch ms; null when there is none."),
  unreadCount: z.int().min(0).describe("How many messages are unread, really counted."),
  archived: z.boolean().describe("Whether the chat is archived."),
  pinned: z.boolean().describe("Whether the chat is pinned."),
  mutedUntil: z
    .int()
    .nullable()
    .describe("Until when the chat is muted, epoch ms; 253402300799999 is for ever, null is not muted."),
  lastMessage: Message.nullable().optional().describe("The newest message; only with `include=lastMessage`."),
  aliases: z
    .array(z.string())
    .optional()
    .describe("The other addresses of the same chat; only with `include=aliases`."),
});
export type Chat = z.output<typeof Chat>;
export const ChatPage = pageOf(Chat);
export type ChatPage = z.output<typeof ChatPage>;

const MANY = 500;

/** What shall become of several chats of one number, each on its own. */
export const UpdateChats = SessionPath.extend({
  changes: z
    .array(ChatChanges.extend({ cid: Name }))
    .min(1)
    .max(MANY),
});
export type UpdateChats = z.output<typeof UpdateChats>;
export const ReadChats = SessionPath.extend({ cids: z.array(Name).min(1).max(MANY) }).extend(ReadOptions.shape);
export type ReadChats = z.output<typeof ReadChats>;
/** One for each chat asked for, in that order: how it is now, or why nothing was done. */
export type ChatOutcome = { cid: string; chat: Chat | null; refusal: string | null };

export const SearchChats = z.strictObject({
  q: Name.transform((text) => text.trim().slice(0, 200)).describe(
    "part of a name or number; empty for the latest chats",
  ),
  session: Name.optional().describe("this number alone"),
  limit: z.int().min(1).max(50).default(12),
});
export type SearchChats = z.output<typeof SearchChats>;

/** What a chat's details say beside the chat itself. Messages are counted up to `countedTo`; more are "more than". */
export type ChatFacts = {
  messages: number;
  countedTo: number;
  types: { type: Message["type"]; count: number }[];
  firstAt: number | null;
  /** What WhatsApp has not heard of yet, or would not hear of; newest first. */
  wishes: { kind: string; state: string; error: string | null; createdAt: number }[];
};

/** What people decided about chats and WhatsApp has not taken: it waits for the connection, or was refused. Times are epoch ms. */
export const PendingWish = z.strictObject({
  id: z.string(),
  chatJid: z.string(),
  kind: z.enum(["chat.archive", "chat.pin", "chat.mute", "chat.read"]),
  state: z.enum(["waiting", "failed"]),
  tries: z.int().min(0),
  error: z.string().nullable(),
  askedAt: z.int(),
  endedAt: z.int().nullable(),
});
export type PendingWish = z.output<typeof PendingWish>;

/** Chats of a number that wait to be read. */
export type UnreadChats = { session: string; chats: number };
