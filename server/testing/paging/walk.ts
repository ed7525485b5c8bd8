import { fc } from "@fast-check/vitest";
import { Pool, type PoolClient } from "pg";
import { encodeTime } from "ulid";
import { expect } from "vitest";
import type { Row, Shelf } from "./shelves.ts";

/** One list walked from its beginning to its end while its rows change, and held against what the contract promises. */
type Item = Readonly<Record<string, unknown>>;
type Page = { data: Item[]; nextCursor: string | null };
type Query = Readonly<Record<string, string>>;
/** A list somewhere: `place` as its statements call it. */
export type List = { place: string; page: (query: Query) => Promise<Page> };

const row = fc.record({
  name: fc.constantFrom(null, "Inês", "INES and her walk", "Lisbon walkers", "Γιώργος"),
  at: fc.constantFrom(0, 0, 5, 5, 7, 9).map((second) => 1_700_000_000_000 + second * 1_000),
  pinned: fc.constantFrom(false, false, false, true),
  archived: fc.boolean(),
  unread: fc.constantFrom(0, 0, 2),
});
const place = fc.nat(40);
const change = fc.record({
  what: fc.nat(),
  row: fc.nat(),
  /** Made before this page is read … */
  page: fc.nat(5),
  /** … and committed so many pages later. */
  held: fc.nat(3),
  added: fc.tuple(place, row),
});
export const plan = fc.record({
  rows: fc.uniqueArray(fc.tuple(place, row), { minLength: 1, maxLength: 12, selector: ([at]) => at }),
  changes: fc.array(change, { maxLength: 8 }),
  limit: fc.integer({ min: 1, max: 4 }),
  filter: fc.nat(),
});
export type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

/** Turns pages: given what the page before gave, the keys of the next one. */
type Turn = (from: unknown) => Promise<{ keys: string[]; next: unknown }>;
export type Reader = (list: List, query: Query, limit: number) => Turn;

const keyOf = ({ id, jid }: Item) => String(id ?? jid);
const everything = async ({ page }: List, query: Query) => (await page({ ...query, limit: "200" })).data;

/** As clients read. */
export const byCursor: Reader = (list, query, limit) => async (cursor) => {
  const from = typeof cursor === "string" ? { cursor } : undefined;
  const { data, nextCursor } = await list.page({ ...query, limit: String(limit), ...from });
  expect(data.length).toBeLessThanOrEqual(limit);
  return { keys: data.map(keyOf), next: nextCursor };
};

/** As one would with OFFSET. */
export const byOffset: Reader =
  (list, query, limit) =>
  async (offset = 0) => {
    const keys = (await everything(list, query)).map(keyOf);
    const end = Number(offset) + limit;
    return { keys: keys.slice(Number(offset), end), next: end < keys.length ? end : null };
  };

/** As one would with "older than the last one". */
export const byTime =
  (time: string): Reader =>
  (list, query, limit) =>
  async (last = Infinity) => {
    const older = (await everything(list, query)).filter((item) => Number(item[time]) < Number(last));
    const shown = older.slice(0, limit);
    return { keys: shown.map(keyOf), next: older.length > limit ? Number(shown.at(-1)?.[time]) : null };
  };

let filled = 0;
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 80 });
export const closeWriters = () => pool.end();

/** Ids are ULIDs of the row's time, and unique in all runs. */
const written = (run: number, n: number, given: Omit<Row, "id" | "n">): Row => ({
  ...given,
  n,
  id: `${encodeTime(given.at, 10)}${String(run).padStart(12, "0")}${String(n).padStart(4, "0")}`,
});

type Add = (rows: Plan["rows"], to?: Pick<PoolClient, "query">) => Promise<string[]>;

/** An empty place made ready for rows of this kind; gives how to put some there, which gives their keys. */
export async function prepare(shelf: Shelf, { place }: List): Promise<Add> {
  const run = filled++;
  if (shelf.open !== undefined) await pool.query(shelf.open, [place]);
  return async (rows, to = pool) => {
    const json = JSON.stringify(rows.map(([n, given]) => written(run, n, given)));
    return (await to.query<{ key: string }>(shelf.add, [place, json])).rows.map(({ key }) => key);
  };
}

/** Walks the list as `reader` does, and fails where that misses or repeats a row. */
export async function walk(shelf: Shelf, list: List, { plan, reader }: { plan: Plan; reader: Reader }): Promise<void> {
  const add = await prepare(shelf, list);
  const keys = await add(plan.rows.map(([n, given]) => [2 * n, given]));
  const query = shelf.filters[plan.filter % shelf.filters.length] ?? {};
  const before = (await everything(list, query)).map(keyOf);
  const touched = new Set<string>();
  const names = [...Object.keys(shelf.changes), "insert"];

  /** Changes one row, each at most once: two open transactions on one row would wait for each other. */
  const make = async ({ what, row, added: [n, given] }: Plan["changes"][number], client: PoolClient) => {
    const sql = shelf.changes[names[what % names.length] ?? ""];
    const key = sql === undefined ? `added ${n}` : keys[row % keys.length]!;
    if (touched.has(key)) return;
    touched.add(key);
    if (sql === undefined) await add([[2 * n + 1, given]], client);
    else await client.query(sql, [list.place, key]);
  };
  const seen = await turnPages(reader(list, query, plan.limit), plan, make);
  const after = new Set((await everything(list, query)).map(keyOf));
  judge({ before, after, seen, touched, moves: shelf.moves ?? false });
}

type Make = (change: Plan["changes"][number], client: PoolClient) => Promise<void>;

/** The pages one after another, with the changes between them, some of which are committed pages later. */
async function turnPages(turn: Turn, { changes }: Plan, make: Make): Promise<string[]> {
  const open = new Map<PoolClient, number>();
  const commit = async (page: number) => {
    for (const [client, until] of open) {
      if (until > page) continue;
      open.delete(client);
      await client.query("commit");
      client.release();
    }
  };
  const seen: string[] = [];
  let from: unknown;
  try {
    for (let page = 0; from !== null; page++) {
      expect(page, "a walk ends").toBeLessThan(60);
      for (const change of changes.filter((one) => one.page === page)) {
        const client = await pool.connect();
        open.set(client, page + change.held);
        await client.query("begin");
        await make(change, client);
      }
      await commit(page);
      const { keys, next } = await turn(from);
      if (keys.length === 0 && changes.length === 0) expect([page, next]).toEqual([0, null]);
      seen.push(...keys);
      from = next;
    }
  } finally {
    await commit(Infinity);
  }
  return seen;
}

type Seen = { before: string[]; after: Set<string>; seen: string[]; touched: Set<string>; moves: boolean };

function judge({ before, after, seen, touched, moves }: Seen): void {
  const missed = before.filter((key) => after.has(key) && !seen.includes(key));
  expect(missed, "there when the walk began, still there and matching, never shown").toEqual([]);
  const still = before.filter((key) => !touched.has(key));
  expect(
    seen.filter((key) => still.includes(key)),
    "untouched rows come once, in the order of the list",
  ).toEqual(still);
  const twice = seen.filter((key, at) => seen.indexOf(key) < at && !(moves && touched.has(key)));
  expect(twice, "shown twice").toEqual([]);
}
