import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "@/server/caller.ts";
import { capabilitiesOf, grant } from "@/server/caller.ts";
import { closeDatabase, pool } from "@/server/db/client.ts";
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
    for (let made = 0; made < 20_000; made += 2_000)
      // a statement may take five seconds, on a busy machine too
      await pool.query(
        `insert into chats (session_id, jid, type, sort_at, pinned, unread_count, archived)
       select $1, n || '@s.whatsapp.net', case when n % 400 = 0 then 'group' else 'dm' end, n / 3, n % 500 = 0,
         case when n % 1000 = 7 then 3 else 0 end, n % 700 = 11 from generate_series($2::int + 1, $2::int + 2000) n`,
        [session, made],
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
