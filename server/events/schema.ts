import { z } from "zod";
import { AuditEntry } from "@/server/audit/schema.ts";
import { Name, PageQuery, pageOf, someOf } from "@/server/page.ts";

/** What can happen. `*.upserted` carry the presented object; `session.qr` never the code; `session.deleted` the id alone. */
const EVENT_TYPES = [
  "session.status",
  "session.qr",
  "session.deleted",
  "chat.upserted",
  "chat.deleted",
  "message.upserted",
  "message.status",
  "contact.upserted",
  "group.upserted",
  "history.progress",
] as const;

/** A line was added to the audit log. Comes to whoever asks for it by this name, and only people who manage the organization may. */
export const AUDIT = "audit.recorded";

/**
 * Two more lines of a stream, about itself. `ready` opens a stream that begins now; `reset`, one that cannot go on from where
 * the reader was, because that lies too far back: what the reader holds has to be read anew.
 */
const STREAM_TYPES = ["ready", "reset"] as const;

/** `id` is the cursor from which a stream resumes without loss. Time is epoch ms. */
export const Event = z.strictObject({
  id: z.string().describe("The cursor from which a stream goes on without loss."),
  type: z.enum([...EVENT_TYPES, AUDIT, ...STREAM_TYPES]).describe("What happened."),
  sessionId: z.string().nullable().describe("The session in which it happened."),
  timestamp: z.int().describe("When it happened, epoch ms."),
  data: z
    .looseObject({})
    .describe(
      "What it happened to: of `*.upserted`, the object as the API presents it; of `audit.recorded`, who did what, when and from where.",
    ),
});
export type Event = z.output<typeof Event>;

export const EventsQuery = z.object({
  session: Name.optional().describe("Only events of this session."),
  types: someOf([...EVENT_TYPES, AUDIT])
    .optional()
    .describe("Only events of these types."),
});

export type ReadEvents = {
  session?: string | undefined;
  types?: readonly string[] | undefined;
  after?: string | undefined;
  /** Whether `audit.recorded` comes too. */
  audit?: boolean | undefined;
};

/** One line of the log, as the activity page shows it. Time is epoch ms. */
const LoggedChange = z.strictObject({
  id: z.string(),
  at: z.int(),
  type: z.enum(EVENT_TYPES),
  sessionId: z.string().nullable(),
  data: z.looseObject({}),
});
export type LoggedChange = z.output<typeof LoggedChange>;

/** What a person or a key did, or what became of a number, a chat, a message. */
const ActivityEntry = z.discriminatedUnion("kind", [
  AuditEntry.extend({ kind: z.literal("act") }),
  LoggedChange.extend({ kind: z.literal("event") }),
]);
export type ActivityEntry = z.output<typeof ActivityEntry>;
export const ActivityPage = pageOf(ActivityEntry);
export type ActivityPage = z.output<typeof ActivityPage>;

export const ListActivity = PageQuery.extend({
  kind: z.enum(["acts", "numbers", "chats", "messages"]).optional(),
  session: Name.optional(),
  actor: Name.optional().describe("the id of a person or an api-key"),
});
export type ListActivity = z.output<typeof ListActivity>;
