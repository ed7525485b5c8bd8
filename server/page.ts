import { z } from "zod";

/** Paging in wire words; pure, so that browsers may import it. */

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

const WIDEST = 8.64e15; // no time and no count is larger; beyond it numbers only lose digits

/** Digits in wire words as a number, so large that it loses no meaning; everything else is left for the schema to refuse. */
const digits = (given: number | string) =>
  typeof given === "string" && /^[+-]?\d+$/.test(given) ? Math.max(-WIDEST, Math.min(Number(given), WIDEST)) : given;

/** A whole number in a query string. */
export const Integer = z.preprocess(digits, z.int("must be an integer"));

/** Clamped to 1–200; missing or 0 means 50. */
const Limit = Integer.transform((limit) => (limit === 0 ? DEFAULT_LIMIT : Math.min(Math.max(limit, 1), MAX_LIMIT)));

export const PageQuery = z.object({
  limit: Limit.default(DEFAULT_LIMIT)
    .describe("How many rows at most, from 1 to 200; a larger number means 200, and 0 means 50.")
    .meta({ override: { type: "integer", format: "int64", default: DEFAULT_LIMIT } }),
  cursor: z
    .string()
    .optional()
    .describe("The `nextCursor` of the page before, good for the same list with the same filters."),
});

/** What a caller calls a thing: any text is well-formed. PostgreSQL holds no NUL, so a text with one becomes a name that nothing has. */
export const Name = z.string().transform((text) => text.replaceAll("\0", "\uFFFD"));

/** A boolean in wire words: a bare z.boolean() would not survive a query string. */
export const Flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** Some of these words, separated by commas, in any order. */
export const someOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(words, `must be one of ${words.join(", ")}`)))
    .meta({ override: { type: "array", items: { type: "string", enum: words } } });

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    data: z.array(item).describe("The rows of this page, in the order of the list."),
    nextCursor: z
      .string()
      .nullable()
      .describe("What to pass as `cursor` for the next page; null exactly when there is no further row."),
  });

export type Page<T> = { data: T[]; nextCursor: string | null };

/** Cuts what was read with `limit + 1` rows down to a page; the cursor points at the last row shown. */
export function toPage<T>(rows: T[], { limit, cursorAt }: { limit: number; cursorAt: (last: T) => string }): Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last !== undefined ? cursorAt(last) : null };
}
