import { z } from "zod";
import { cursorFor } from "@/server/cursor.ts";

/** Where a reader is in the log: after the event `id` of transaction `xid`, as of `at` (epoch ms). */
const Position = z.object({ xid: z.string().regex(/^\d+$/), id: z.string().regex(/^\d+$/), at: z.int() });
export type Position = z.output<typeof Position>;

const cursor = cursorFor("events.1", Position);
const KEPT = 7 * 24 * 60 * 60_000;

export const encodePosition = (at: Position, organizationId: string): string => cursor.encode(at, { organizationId });

/** Undefined when the text is none of this organization's cursors, or reaches further back than the log is kept. */
export function findPosition(text: string, organizationId: string): Position | undefined {
  try {
    const position = cursor.decode(text, { organizationId });
    return position.at > Date.now() - KEPT ? position : undefined;
  } catch {
    return undefined;
  }
}
