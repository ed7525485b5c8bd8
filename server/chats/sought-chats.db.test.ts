import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { callerWith, newOrganization, newSession } from "@/server/testing/factories.ts";
import { listChats as listed, searchChats } from "./index.ts";
import { listStatement } from "./list-statement.ts";
import { ListChats, SearchChats } from "./schema.ts";

let caller: Caller<"read">;
let organizationId: string;
let session: string;
const CHATS = 12_000;
const AT_ONCE = 1_000; // a statement may take five seconds, on a busy machine too

/** Every third is Amélie, one in four hundred Grażyna, the oldest 2,700 Ørjan; groups are all called after their number. */
beforeAll(async () => {
  organizationId = (await newOrganization()).id;
  caller = callerWith(organizationId, "read");
  session = (await newSession({ organizationId })).id;
  for (let made = 0; made < CHATS; made += AT_ONCE)
    await pool.query(
      `insert into chats (session_id, jid, type, name, sort_at, pinned, unread_count, archived)
       select $1, case when n % 3 = 1 then '120363' || n || '@g.us' else (628000000000 + n) || '@s.whatsapp.net' end,
         case when n % 3 = 1 then 'group' else 'dm' end,
         case when n <= 2700 then 'Ørjan ' when n % 3 = 1 then 'Team ' || n when n % 3 = 2 then 'Amélie Ω' when n % 400 = 0 then 'Grażyna'
           else 'Bilal' end, n / 3, n % 5000 = 0, n % 2, n % 7 = 0
       from generate_series($2::int + 1, $2::int + ${AT_ONCE}) n`,
      [session, made],
    );
  await pool.query("vacuum (analyze) chats, chat_names");
}, 90_000);

type Given = Record<string, string>;
const query = (given: Given) => ListChats.parse({ session, limit: 200, ...given });

async function walk(given: Given): Promise<number[]> {
  const ids: number[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = (await listed(caller, query({ ...given, ...(cursor && { cursor }) }))).parse();
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

async function readOneByOne(text: string, condition = "true"): Promise<number[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from chats where session_id = $1 and strpos(search, fold($2)) > 0 and ${condition} order by pinned desc, sort_at desc, id desc`,
    [session, text],
  );
  return rows.map(({ id }) => Number(id));
}

describe("part of a name or number", () => {
  it.each([
    "z",
    "zz",
    "ø",
    "ż",
    "gr",
    "Ra",
    "żyn",
    "Grażyna",
    "jan 6280000001",
    "0199",
    "Ω 62800001998",
    "%",
    "é",
    "am",
    "eam 11",
  ])("%s finds what reading every chat finds, in the list's order", async (q) => {
    expect(await walk({ q })).toEqual(await readOneByOne(q));
  });

  it.each([
    [{ type: "group" }, "amelie", "type = 'group'"],
    [{ type: "group" }, "11", "type = 'group'"],
    [{ archived: "true", unread: "true" }, "zyn", "archived and unread_count > 0"],
    [{ pinned: "false" }, "ørjan", "not pinned"],
  ] as [Given, string, string][])("together with %o: %s", async (filter, q, condition) => {
    expect(await walk({ ...filter, q })).toEqual(await readOneByOne(q, condition));
  });

  it("is known anew when a chat is called otherwise, and gone with the chat", async () => {
    const found = async (q: string) => (await walk({ q })).length;
    await pool.query("update chats set name = 'Xiqu' where session_id = $1 and jid = '628000003600@s.whatsapp.net'", [
      session,
    ]);
    expect(await found("xiqu")).toBe(1);
    await pool.query("update chats set name = null, jid = '7171717171@lid' where session_id = $1 and name = 'Xiqu'", [
      session,
    ]);
    expect([await found("xiqu"), await found("717171717")]).toEqual([0, 1]);
    await pool.query("delete from chats where session_id = $1 and jid = '7171717171@lid'", [session]);
    expect(await found("717171717")).toBe(0);
    const { rowCount } = await pool.query(
      "select from chat_names n where not exists (select from chats c where c.id = n.chat_id)",
    );
    expect(rowCount).toBe(0);
  });

  it("is weighed among the organization's sessions: names that begin with it first", async () => {
    const other = (await newSession({ organizationId })).id;
    await pool.query(
      `insert into chats (session_id, jid, type, name, sort_at) select $1, n || '@s.whatsapp.net', 'dm', name, n
       from unnest(array['Quist', 'Ann Quist', 'Lindquist', 'Ørjan']) with ordinality named (name, n)`,
      [other],
    );
    const names = async (q: string) =>
      (await searchChats(caller, SearchChats.parse({ q, limit: 50 }))).data.map(({ name }) => name);
    expect(await names("quist")).toEqual(["Quist", "Ann Quist", "Lindquist"]);
    expect(await names("orjan")).toHaveLength(50);
    expect(await names("qq")).toEqual([]);
  });
});

describe("the plan of a search", () => {
  const explain = async (mode: string, given: Given) => {
    const range = { pass: "ordered" as const, pinned: true, at: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };
    const { text, values } = listStatement(organizationId, query({ ...given, limit: "50" }), range);
    const client = await pool.connect();
    try {
      await client.query(`set plan_cache_mode = ${mode}`);
      await client.query(`prepare page (text, text, boolean, bigint, bigint, text) as ${text}`);
      const bound = values.map((value) => (typeof value === "string" ? `'${value}'` : String(value))).join(", ");
      const { rows } = await client.query<{ "QUERY PLAN": string }>(
        `explain (analyze, buffers, costs off, timing off) execute page(${bound})`,
      );
      return rows.map((line) => line["QUERY PLAN"]).join("\n");
    } finally {
      await client.query("deallocate all; reset plan_cache_mode");
      client.release();
    }
  };
  const pagesOf = (plan: string) => Number(/Buffers: shared hit=(\d+)/.exec(plan)?.[1]);

  it.each(
    ["force_generic_plan", "force_custom_plan"].flatMap((mode) =>
      [{ q: "z" }, { q: "qq" }, { q: "grazyna" }, { q: "amelie" }, { q: "00001198" }, { q: "qq", unread: "true" }].map(
        (given) => [mode, given] as [string, Given],
      ),
    ),
  )("%s: %o is met in the list or looked up by its grams, and never reads all chats", async (mode, given) => {
    const plan = await explain(mode, given);
    expect(plan).toContain("Bitmap Index Scan on chat_names_grams");
    expect(plan).toContain("Index Scan using chats_pkey");
    expect(plan).not.toMatch(/Seq Scan on chat/);
    expect(pagesOf(plan)).toBeLessThan(CHATS / 4);
  });
});
