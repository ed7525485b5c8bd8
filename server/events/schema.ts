import { z } from "zod";

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

export const ReadEvents = z.object({ session: z.string().optional(), after: z.string().optional() });
export type ReadEvents = z.output<typeof ReadEvents> & { types?: readonly string[] };
