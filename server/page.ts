import { z } from "zod";

/** Paging in wire words; pure, so that browsers may import it. */

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** Clamped to 1–200; missing or 0 means 50; not an integer is refused. Huge ones clamp, so no number is parsed that could overflow. */
const Limit = z
  .union([z.string().regex(/^[+-]?\d+$/, "must be an integer"), z.int()])
  .default(DEFAULT_LIMIT)
  .transform((given) => {
    const limit = Number(given);
    return limit === 0 ? DEFAULT_LIMIT : Math.min(Math.max(limit, 1), MAX_LIMIT);
  });

export const PageQuery = z.object({ limit: Limit, cursor: z.string().optional() });

/** A boolean in wire words: a bare z.boolean() would not survive a query string. */
export const Flag = z.enum(["true", "false"]).transform((text) => text === "true");

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() });

export type Page<T> = { data: T[]; nextCursor: string | null };

/** Cuts what was read with `limit + 1` rows down to a page; the cursor points at the last row shown. */
export function toPage<T>(rows: T[], { limit, cursorAt }: { limit: number; cursorAt: (last: T) => string }): Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last !== undefined ? cursorAt(last) : null };
}
