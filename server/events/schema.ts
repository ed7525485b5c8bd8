import { z } from "zod";
import { Name } from "@/server/page.ts";

/** What can happen. `*.upserted` carry the presented object; `session.qr` never the code. */
const EVENT_TYPES = [
  "session.status",
  "session.qr",
  "chat.upserted",
  "chat.deleted",
  "message.upserted",
  "message.status",
  "contact.upserted",
  "group.upserted",
  "history.progress",
] as const;

/**
 * Two more lines of a stream, about itself. `ready` opens a stream that begins now; `reset`, one that cannot go on from where
 * the reader was, because that lies too far back: what the reader holds has to be read anew.
 */
const STREAM_TYPES = ["ready", "reset"] as const;

/** `id` is the cursor from which a stream resumes without loss. Time is epoch ms. */
export const Event = z.strictObject({
  id: z.string(),
  type: z.enum([...EVENT_TYPES, ...STREAM_TYPES]),
  sessionId: z.string().nullable(),
  timestamp: z.int(),
  data: z.looseObject({}),
});
export type Event = z.output<typeof Event>;

/** One more that people who manage the organization follow in the dashboard: a line was added to the audit log. */
export type LiveEvent = Omit<Event, "type"> & { type: Event["type"] | "audit.recorded" };

const isEventType = (part: string): part is (typeof EVENT_TYPES)[number] => EVENT_TYPES.some((known) => known === part);

/** `session.status,chat.upserted` in any order. */
const Types = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(z.string().refine(isEventType, `must be one of ${EVENT_TYPES.join(", ")}`)));

export const EventsQuery = z.object({
  session: Name.optional().describe("only events of this session"),
  types: Types.optional().describe("only events of these types, separated by commas"),
});

export type ReadEvents = {
  session?: string | undefined;
  types?: readonly string[] | undefined;
  after?: string | undefined;
  /** Whether `audit.recorded` comes too. */
  audit?: boolean | undefined;
};
