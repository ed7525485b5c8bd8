import { z } from "zod";
import { cursorFor } from "@/server/cursor.ts";
import type { Message } from "./schema.ts";

/** A place in any list of messages, which all run newest first by (timestamp, id). Times are epoch ms. */
const Position = z.object({ at: z.int(), id: z.string() });

export const LATEST = Number.MAX_SAFE_INTEGER;
export const EARLIEST = -Number.MAX_SAFE_INTEGER;
export const NEWEST = { at: LATEST, id: "~" }; // sorts behind every ULID

export const cursorOfMessages = (list: string) => cursorFor(list, Position);
export const positionOf = ({ timestamp, id }: Message) => ({ at: timestamp, id });
