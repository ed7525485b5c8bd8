import { z } from "zod";
import { CHAT_TYPES } from "@/server/jid.ts";
import { Message } from "@/server/messages/schema.ts";
import { Flag, Name, PageQuery, pageOf } from "@/server/page.ts";

export const SessionPath = z.object({ session: Name });
export const ChatPath = SessionPath.extend({ cid: Name });

const INCLUDES = ["lastMessage", "aliases"] as const;
const isInclude = (part: string): part is (typeof INCLUDES)[number] => INCLUDES.some((known) => known === part);

/** `lastMessage,aliases` in any order. */
const Include = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(z.string().refine(isInclude, `must be one of ${INCLUDES.join(", ")}`)));

const ChatType = z.enum(CHAT_TYPES);

export const ChatQuery = z.object({ include: Include.optional() });
export const ListChatsQuery = PageQuery.extend({
  archived: Flag.optional(),
  pinned: Flag.optional(),
  unread: Flag.optional(),
  type: ChatType.optional(),
  q: Name.optional().describe("part of a name or number; case and accents do not matter"),
  include: Include.optional(),
});

export const ListChats = SessionPath.extend(ListChatsQuery.shape);
export type ListChats = z.output<typeof ListChats>;
export const GetChat = ChatPath.extend(ChatQuery.shape);
export type GetChat = z.output<typeof GetChat>;

const FOR_EVER = 253_402_300_799_999; // the last moment of the year 9999

export const ChatChanges = z.strictObject({
  archived: z.boolean().optional(),
  pinned: z.boolean().optional(),
  mutedUntil: z
    .int()
    .min(0)
    .max(FOR_EVER)
    .nullable()
    .optional()
    .describe(`epoch ms; ${FOR_EVER} is for ever, null unmutes`),
  unmute: z.boolean().optional().describe("wins over mutedUntil"),
});
export const UpdateChat = ChatPath.extend(ChatChanges.shape);
export type UpdateChat = z.output<typeof UpdateChat>;

export const ReadOptions = z.strictObject({
  receipts: z.boolean().default(false).describe("also tell the senders that their messages were read"),
});
export const ReadChat = ChatPath.extend(ReadOptions.shape);
export type ReadChat = z.output<typeof ReadChat>;

export type ChatPath = z.output<typeof ChatPath>;

export const Chat = z.strictObject({
  id: z.int().describe("row id"),
  sessionId: z.string(),
  jid: z.string().describe("the chat's canonical address"),
  type: ChatType,
  name: z
    .string()
    .nullable()
    .describe("group subject, else address-book name, else verified business name, else push name"),
  lastMessageAt: z.int().nullable().describe("time of the newest message of the conversation, epoch ms"),
  unreadCount: z.int().min(0),
  archived: z.boolean(),
  pinned: z.boolean(),
  mutedUntil: z.int().nullable().describe("epoch ms; 253402300799999 is for ever"),
  lastMessage: Message.nullable().optional().describe("only with include=lastMessage"),
  aliases: z.array(z.string()).optional().describe("only with include=aliases: the other addresses of the same chat"),
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
