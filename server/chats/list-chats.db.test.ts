import { fc } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "@/server/caller.ts";
import { capabilitiesOf, grant } from "@/server/caller.ts";
import { closeDatabase, pool } from "@/server/db/client.ts";
import { size } from "@/server/testing/size.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { getChat, listChats as listed } from "./index.ts";
import { listStatement } from "./list-statement.ts";
import { ListChats } from "./schema.ts";

const ORGANIZATION = "01JWALK0000000000000000000";
let caller: Caller<"read">;
let sessions = 0;
const listChats = async (...asked: Parameters<typeof listed>) => (await listed(...asked)).parse();

beforeAll(async () => {
  await pool.query("insert into organizations (id, name) values ($1, 'Walkers')", [ORGANIZATION]);
  caller = grant(
    { kind: "person", id: "someone", organizationId: ORGANIZATION, capabilities: capabilitiesOf("member") },
    "read",
  );
});
afterAll(closeDatabase);

type Row = { name: string; sortAt: number; pinned: boolean; archived: boolean; unread: number };

async function sessionOf(rows: Row[]): Promise<{ session: string; ids: number[] }> {
  const session = `01JWALKSESSION${String(sessions++).padStart(12, "0")}`;
  await pool.query("insert into sessions (id, organization_id, kind) values ($1, $2, 'sandbox')", [
    session,
    ORGANIZATION,
  ]);
  const { rows: made } = await pool.query<{ id: string }>(
    `insert into chats (session_id, jid, type, name, sort_at, pinned, archived, unread_count)
     select $1, n || '@s.whatsapp.net', 'dm', r.name, r."sortAt", r.pinned, r.archived, r.unread
     from rows from (json_to_recordset($2) as (name text, "sortAt" bigint, pinned boolean, archived boolean, unread int)) with ordinality r
       (name, "sortAt", pinned, archived, unread, n) order by n returning id`,
    [session, JSON.stringify(rows)],
  );
  return { session, ids: made.map(({ id }) => Number(id)) };
}

const query = (given: Record<string, unknown>) => ListChats.parse(given);

const row: fc.Arbitrary<Row> = fc.record({
  name: fc.constantFrom("Inês", "INES", "Lisbon walkers", "Γιώργος"),
  sortAt: fc.constantFrom(0, 0, 5, 5, 7, 9),
  pinned: fc.constantFrom(false, false, false, true),
  archived: fc.boolean(),
  unread: fc.constantFrom(0, 0, 2),
});
const CHANGES = {
  bump: "update chats set sort_at = 10 where id = $1",
  sink: "update chats set sort_at = 0 where id = $1",
  pin: "update chats set pinned = not pinned where id = $1",
  archive: "update chats set archived = not archived where id = $1",
  read: "update chats set unread_count = 2 - unread_count where id = $1",
  rename: "update chats set name = 'Ines again' where id = $1",
  delete: "delete from chats where id = $1",
} as const;
const change = fc.record({
  what: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])),
  chat: fc.nat(),
  page: fc.nat(6), // made before this page is read
  held: fc.nat(3), // and committed this many pages later
});
const filter = fc.constantFrom<Record<string, string>>(
  {},
  {},
  {},
  { archived: "false" },
  { unread: "true" },
  { pinned: "false" },
  { q: "ines" },
);
const plan = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 12 }),
  changes: fc.array(change, { maxLength: 8 }),
  limit: fc.integer({ min: 1, max: 4 }),
  filter,
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

/** Walks the list while the changes are made, and holds what it saw against the contract. */
async function walk({ rows, changes, limit, filter }: Plan): Promise<void> {
  const { session, ids } = await sessionOf(rows);
  const matching = async () => {
    const page = await listChats(caller, query({ session, limit: "200", ...filter }));
    return page.data.map(({ id }) => id);
  };
  const before = await matching();
  const touched = new Set<number>();
  const open: { until: number; commit: () => Promise<void> }[] = [];
  const seen: number[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; cursor !== null; page++) {
    expect(page, "a walk ends").toBeLessThan(60);
    for (const { commit } of open.filter(({ until }) => until === page)) await commit();
    for (const { what, chat, held } of changes.filter((one) => one.page === page)) {
      const id = ids[chat % ids.length]!;
      if (touched.has(id)) continue; // two open transactions on one row would wait for each other
      touched.add(id);
      const client = await pool.connect();
      await client.query("begin");
      await client.query(CHANGES[what], [id]);
      const commit = async () => {
        await client.query("commit");
        client.release();
      };
      if (held === 0) await commit();
      else open.push({ until: page + held, commit });
    }
    const { data, nextCursor } = await listChats(
      caller,
      query({ session, limit: String(limit), ...(cursor ? { cursor } : {}), ...filter }),
    );
    expect(data.length).toBeLessThanOrEqual(limit);
    seen.push(...data.map(({ id }) => id));
    cursor = nextCursor;
    if (cursor === null) for (const { commit } of open.filter(({ until }) => until > page)) await commit();
  }
  const after = new Set(await matching());
  const missed = before.filter((id) => after.has(id) && !seen.includes(id));
  expect(missed, "stored when the walk began, still there and matching, never shown").toEqual([]);
  const still = before.filter((id) => !touched.has(id));
  expect(
    seen.filter((id) => still.includes(id)),
    "unmoved chats come once, in the order of the list",
  ).toEqual(still);
}

const RUNS = { numRuns: size(150, 5_000), seed: 7 };

describe("a full walk", () => {
  it("misses nothing and repeats nothing that did not move", async () => {
    await fc.assert(fc.asyncProperty(plan, walk), RUNS);
    tellCount("chat list walked while it changes", RUNS.numRuns, "runs");
  }, 120_000);

  it("fails when nobody notes that a chat moved", async () => {
    await pool.query("alter table chats disable trigger chats_note_moved");
    const outcome = await fc.check(fc.asyncProperty(plan, walk), { ...RUNS, numRuns: 500, endOnFailure: true });
    await pool.query("alter table chats enable trigger chats_note_moved");
    expect(outcome.failed).toBe(true);
  }, 120_000);
});

describe("a cursor", () => {
  it("is refused with any character changed, for another session and for another filter", async () => {
    const { session } = await sessionOf(
      Array.from({ length: 5 }, () => ({ name: "A", sortAt: 5, pinned: false, archived: false, unread: 0 })),
    );
    const { session: other } = await sessionOf([]);
    const { nextCursor } = await listChats(caller, query({ session, limit: "2" }));
    const cursor = nextCursor!;
    for (let at = 0; at < cursor.length; at++) {
      const changed = cursor.slice(0, at) + (cursor[at] === "A" ? "B" : "A") + cursor.slice(at + 1);
      await expect(listChats(caller, query({ session, cursor: changed }))).rejects.toMatchObject({
        code: "validation_error",
      });
    }
    for (const given of [
      { session: other, cursor },
      { session, cursor, archived: "false" },
      { session, cursor: "" },
      { session, cursor: "x".repeat(100_000) },
    ])
      await expect(listChats(caller, query(given))).rejects.toMatchObject({ code: "validation_error" });
    expect((await listChats(caller, query({ session, cursor, limit: "200", include: "aliases" }))).data).toHaveLength(
      3,
    );
  });
});

describe("search", () => {
  it("finds names whatever their case and accents, and numbers however written", async () => {
    const { session } = await sessionOf([
      { name: "Inês Carvalho", sortAt: 1, pinned: false, archived: false, unread: 0 },
      { name: "100% _real_", sortAt: 2, pinned: false, archived: false, unread: 0 },
    ]);
    await pool.query("update chats set jid = '351215550147@s.whatsapp.net' where session_id = $1 and name like 'In%'", [
      session,
    ]);
    const found = async (q: string) => (await listChats(caller, query({ session, q }))).data.map(({ name }) => name);
    expect(await found("INES car")).toEqual(["Inês Carvalho"]);
    expect(await found("+351 21 555-01")).toEqual(["Inês Carvalho"]);
    expect(await found("% _")).toEqual(["100% _real_"]);
    expect(await found("__________")).toEqual([]);
    expect(await found("\0")).toEqual([]);
  });
});

describe("one chat", () => {
  it("goes by its phone address and its hidden one", async () => {
    const { session, ids } = await sessionOf([{ name: "A", sortAt: 1, pinned: false, archived: false, unread: 0 }]);
    await pool.query("insert into identities (session_id, lid, phone_jid) values ($1, '77@lid', '1@s.whatsapp.net')", [
      session,
    ]);
    for (const cid of ["1@s.whatsapp.net", "77@lid", "1:5@s.whatsapp.net", "1@c.us"])
      expect(await getChat(caller, { session, cid, include: ["aliases"] })).toMatchObject({
        id: ids[0],
        aliases: ["77@lid"],
      });
    for (const cid of ["2@s.whatsapp.net", "", "1", "\0"])
      await expect(getChat(caller, { session, cid })).rejects.toThrow("chat not found");
    await expect(getChat(caller, { session: "none", cid: "1@s.whatsapp.net" })).rejects.toThrow("session not found");
  });
});

describe("the plan of a page", () => {
  let session: string;
  beforeAll(async () => {
    ({ session } = await sessionOf([]));
    await pool.query(
      `insert into chats (session_id, jid, type, sort_at, pinned, unread_count, archived)
       select $1, n || '@s.whatsapp.net', case when n % 400 = 0 then 'group' else 'dm' end, n / 3, n % 500 = 0,
         case when n % 1000 = 7 then 3 else 0 end, n % 700 = 11 from generate_series(1, 20000) n`,
      [session],
    );
    await pool.query("analyze chats");
  });

  it.each(
    ["force_generic_plan", "force_custom_plan"].flatMap((mode) =>
      [
        ["chats_list", {}],
        ["chats_list", { pinned: "true" }],
        ["chats_list_unread", { unread: "true" }],
        ["chats_list_archived", { archived: "true" }],
        ["chats_list_type", { type: "group" }],
        ["chats_list_type", { type: "status" }],
      ].map(([index, filter]) => [mode, index, filter] as [string, string, Record<string, string>]),
    ),
  )("%s: is one range of %s, nothing sorted (%o)", async (mode, index, filter) => {
    const range = { pass: "ordered" as const, pinned: true, at: 6_000, id: 10 ** 9 };
    const { text, values } = listStatement(ORGANIZATION, query({ session, ...filter }), range);
    const client = await pool.connect();
    try {
      await client.query(`set plan_cache_mode = ${mode}`);
      await client.query(`prepare page (text, text, boolean, bigint, bigint) as ${text}`);
      const bound = values.map((value) => (typeof value === "string" ? `'${value}'` : String(value))).join(", ");
      const { rows } = await client.query<{ "QUERY PLAN": string }>(
        `explain (analyze, costs off, timing off) execute page(${bound})`,
      );
      const explained = rows.map((line) => line["QUERY PLAN"]).join("\n");
      expect(explained).toMatch(new RegExp(`Index Scan using ${index} `));
      expect(explained).not.toMatch(/Sort|Seq Scan on chats|Rows Removed/);
    } finally {
      await client.query("deallocate all; reset plan_cache_mode");
      client.release();
    }
  });
});
