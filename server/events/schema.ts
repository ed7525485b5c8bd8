import { z } from "zod";
import { Name, someOf } from "@/server/page.ts";

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
