import { z } from "zod";
import { Integer, Name, PageQuery, pageOf } from "@/server/page.ts";
import { SessionPath } from "@/server/sessions/schema.ts";

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
  mimetype: z.string().nullable().describe("What kind of file it is."),
  size: z.int().nullable().describe("Bytes."),
  filename: z.string().nullable().describe("What a document is called."),
  caption: z.string().nullable().describe("The text beside it."),
  seconds: z.int().nullable().describe("How long audio or video lasts."),
  width: z.int().nullable().describe("Pixels."),
  height: z.int().nullable().describe("Pixels."),
});
export type Media = z.output<typeof Media>;

export const Quoted = z.object({
  waMessageId: z.string().describe("WhatsApp's own id of that message."),
  senderJid: z.string().nullable().describe("Who wrote it."),
  body: z.string().nullable().describe("Its text, as it was quoted."),
});
export type Quoted = z.output<typeof Quoted>;

export const Message = z.strictObject({
  id: z.string().describe("The message's id, a ULID."),
  sessionId: z.string().describe("The session that it came through."),
  waMessageId: z.string().describe("WhatsApp's own id, unique for one sender in one chat only."),
  chatJid: z.string().describe("The canonical address of the chat."),
  senderJid: z.string().nullable().describe("The canonical address of who wrote it."),
  senderName: z.string().nullable().describe("What the stored copy calls the sender."),
  fromMe: z.boolean().describe("Whether the linked number sent it."),
  type: z.enum(MESSAGE_TYPES).describe("What kind of content it holds."),
  body: z.string().nullable().describe("Its text, for media the caption."),
  quoted: Quoted.nullable().describe("The message that it answers."),
  mentions: z.array(z.string()).describe("Addresses of the people whom it mentions."),
  media: Media.nullable().describe("What is known of its file; the content itself is not served."),
  reactions: z
    .array(
      z.object({
        emoji: z.string().describe("The reaction itself."),
        senderJid: z.string().describe("Who reacted."),
        timestamp: z.int().describe("When, epoch ms."),
      }),
    )
    .describe("How people reacted, one reaction a person."),
  status: z.enum(MESSAGE_STATUSES).nullable().describe("How far an own message has come; null for received ones."),
  edited: z.boolean().describe("Whether its sender changed it later."),
  deleted: z.boolean().describe("Whether its sender deleted it for everyone."),
  timestamp: z.int().describe("When it was sent, epoch ms."),
});
export type Message = z.output<typeof Message>;
export const MessagePage = pageOf(Message);
export type MessagePage = z.output<typeof MessagePage>;

export const ListMessagesQuery = PageQuery.extend({
  before: Integer.optional().describe("Only messages earlier than this, epoch ms."),
  after: Integer.optional().describe("Only messages later than this, epoch ms."),
  q: Name.optional().describe(
    "Only messages with these words; case and accents do not matter, the last word may be a beginning.",
  ),
});
export const ListMessages = SessionPath.extend({ cid: Name }).extend(ListMessagesQuery.shape);
export type ListMessages = z.output<typeof ListMessages>;

export const MessagePath = SessionPath.extend({ id: Name.describe("The message's id, as lists show it.") });
export type MessagePath = z.output<typeof MessagePath>;

export const SearchMessagesQuery = PageQuery.extend({
  q: Name.refine((text) => text.trim() !== "", "is empty")
    .describe("Words that the message holds; case and accents do not matter, the last word may be a beginning.")
    .meta({ pattern: "\\S" }),
});
export const SearchMessages = SessionPath.extend(SearchMessagesQuery.shape);
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
