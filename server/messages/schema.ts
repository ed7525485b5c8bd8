import { z } from "zod";
import { Integer, Name, PageQuery, pageOf } from "@/server/page.ts";

export const MESSAGE_TYPES = [
  "text",
  "image",
  "video",
  "audio",
  "voice",
  "document",
  "sticker",
  "location",
  "contact",
  "poll",
  "event",
  "call",
  "system",
  "unsupported",
] as const;
/** In the order of messages.status: its place here is the number stored. */
export const MESSAGE_STATUSES = ["failed", "pending", "server", "delivered", "read", "played"] as const;

export const Media = z.object({
  mimetype: z.string().nullable(),
  size: z.int().nullable().describe("bytes"),
  filename: z.string().nullable(),
  caption: z.string().nullable(),
  seconds: z.int().nullable().describe("length of audio and video"),
  width: z.int().nullable(),
  height: z.int().nullable(),
});
export type Media = z.output<typeof Media>;

export const Quoted = z.object({
  waMessageId: z.string(),
  senderJid: z.string().nullable(),
  body: z.string().nullable(),
});
export type Quoted = z.output<typeof Quoted>;

export const Message = z.strictObject({
  id: z.string(),
  sessionId: z.string(),
  waMessageId: z.string().describe("WhatsApp's own id; unique for one sender in one chat only"),
  chatJid: z.string(),
  senderJid: z.string().nullable(),
  senderName: z.string().nullable(),
  fromMe: z.boolean(),
  type: z.enum(MESSAGE_TYPES),
  body: z.string().nullable(),
  quoted: Quoted.nullable(),
  mentions: z.array(z.string()),
  media: Media.nullable(),
  reactions: z.array(z.object({ emoji: z.string(), senderJid: z.string(), timestamp: z.int() })),
  status: z.enum(MESSAGE_STATUSES).nullable().describe("of own messages; null for received ones"),
  edited: z.boolean(),
  deleted: z.boolean(),
  timestamp: z.int().describe("epoch ms"),
});
export type Message = z.output<typeof Message>;
export const MessagePage = pageOf(Message);
export type MessagePage = z.output<typeof MessagePage>;

export const ListMessagesQuery = PageQuery.extend({
  before: Integer.optional().describe("only messages earlier than this, epoch ms"),
  after: Integer.optional().describe("only messages later than this, epoch ms"),
  q: Name.optional().describe(
    "only messages with these words; case and accents do not matter, the last word may be a beginning",
  ),
});
export const ListMessages = z.object({ session: Name, cid: Name }).extend(ListMessagesQuery.shape);
export type ListMessages = z.output<typeof ListMessages>;

export const MessagePath = z.object({ session: Name, id: Name });
export type MessagePath = z.output<typeof MessagePath>;

export const SearchMessagesQuery = PageQuery.extend({
  q: Name.refine((text) => text.trim() !== "", "is empty").describe(
    "words that the message holds; case and accents do not matter, the last word may be a beginning",
  ),
});
export const SearchMessages = z.object({ session: Name }).extend(SearchMessagesQuery.shape);
export type SearchMessages = z.output<typeof SearchMessages>;

/** A place in a thread, which runs by (timestamp, id); the place itself is left out. */
const Place = z.strictObject({ at: z.int(), id: z.string().max(100) });

/** Which part of a thread: its end, what lies before or behind a place, or what is around a message or a moment. */
export const ReadWindow = z.strictObject({
  session: Name,
  cid: Name,
  limit: z.int().min(1).max(200),
  part: z.discriminatedUnion("of", [
    z.strictObject({ of: z.literal("end") }),
    z.strictObject({ of: z.literal("older"), than: Place }),
    z.strictObject({ of: z.literal("newer"), than: Place }),
    z.strictObject({ of: z.literal("message"), id: Name }),
    z.strictObject({ of: z.literal("quoted"), waMessageId: Name }),
    z.strictObject({ of: z.literal("moment"), at: z.int() }),
  ]),
});
export type ReadWindow = z.output<typeof ReadWindow>;
/** A part of a thread, newest first. `older` and `newer` are null where the thread ends; `target` is what was looked for. */
export type MessageWindow = {
  data: Message[];
  older: z.output<typeof Place> | null;
  newer: z.output<typeof Place> | null;
  target: string | null;
};

const DAYS = 62;
/** Days as the asking person's calendar has them: each from one moment to the next. */
export const FindDays = z.strictObject({
  session: Name,
  cid: Name,
  starts: z
    .array(z.int())
    .min(2)
    .max(DAYS)
    .describe("where each day begins, epoch ms, ascending; the last one ends the days"),
});
export type FindDays = z.output<typeof FindDays>;
