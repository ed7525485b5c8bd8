import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { callerWith, newChat, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { getMessage, listMessages, searchMessages } from "./index.ts";
import { ListMessages, SearchMessages } from "./schema.ts";
import { lookUpStatement, walkStatement } from "./words-statement.ts";

let caller: Caller<"read">;
let organizationId: string;
let session: string;
let chat: { id: bigint; jid: string };

beforeAll(async () => {
  organizationId = (await newOrganization()).id;
  caller = callerWith(organizationId, "read");
  session = (await newSession({ organizationId })).id;
  chat = await newChat({ sessionId: session });
});

const search = (given: Record<string, string>) => searchMessages(caller, SearchMessages.parse({ session, ...given }));
const bodies = async (q: string, of = session) => (await search({ q, session: of })).data.map(({ body }) => body);

describe("the words of a message", () => {
  it("are found whatever their case and accents, all of them, the last one from its beginning", async () => {
    const sessionId = (await newSession({ organizationId })).id;
    const [one, other] = [await newChat({ sessionId }), await newChat({ sessionId })];
    const say = (body: string, at: number, chatId = one.id) => newMessage({ sessionId, chatId, body, at });
    await say("Inês sends the itinerary", 1);
    await say("The ITINERARY for ines, revised", 2, other.id);
    await say("itineraries: none", 3);
    await say("it's 100% 'quoted' \\ & | ! :* <-> done", 4);
    await newMessage({ sessionId, chatId: one.id, body: "itinerary, taken back", at: 5, deleted: true });
    expect(await bodies("INÊS itin", sessionId)).toEqual([
      "The ITINERARY for ines, revised",
      "Inês sends the itinerary",
    ]);
    expect(await bodies("itinerar", sessionId)).toHaveLength(3);
    expect(await bodies("itin ines", sessionId)).toEqual([]);
    expect(await bodies("'quoted' & | ! :*", sessionId)).toHaveLength(1);
    for (const q of ["!!!", "\\", "'", "👍", "a:*b", "\0"]) expect(await bodies(q, sessionId)).toEqual([]);
    const inChat = async (cid: string) =>
      (await listMessages(caller, ListMessages.parse({ session: sessionId, cid, q: "itinerary" }))).data.length;
    expect([await inChat(one.jid), await inChat(other.jid)]).toEqual([1, 1]);
  });

  it("stop nothing from being stored, however many there are", async () => {
    const { id } = await newMessage({
      sessionId: session,
      chatId: chat.id,
      body: Array.from({ length: 200_000 }, (_, n) => `w${n}`).join(" ") + "x".repeat(5_000),
    });
    expect((await search({ q: "w77" })).data[0]?.id).toBe(id);
    await pool.query("delete from messages where id = $1", [id]);
  });
});

describe("a large session", () => {
  const ROWS = 30_000;
  const AT_ONCE = 2_000; // a statement may take five seconds, on a busy machine too
  beforeAll(async () => {
    for (let made = 0; made < ROWS; made += AT_ONCE)
      await pool.query(
        `insert into messages (id, session_id, chat_id, wa_id, from_me, type, body, at, sent_at)
       select lpad(n::text, 26, '0'), $1, $2, 'L' || n, false, 'text', 'everywhere ' || md5(n::text)
         || case when n % 3000 = 0 then ' seldom' else '' end || case when n % 300 = 0 then ' sometimes' else '' end
         || case when n < 8000 then ' formerly' else '' end, n / 4 * 600000::bigint, n / 4
       from generate_series($3::int + 1, $3::int + ${AT_ONCE}) n`,
        [session, chat.id, made],
      );
  }, 90_000);

  it.each([
    ["seldom", 10, 3],
    ["sometimes", 100, 7],
    ["everywhere", 1_000, 200],
    ["formerly", 1_000, 200],
  ])("%s is walked newest first, each message once, through every tie", async (q, wanted, limit) => {
    const seen: number[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null && seen.length < wanted) {
      const page = await search({ q, limit: String(limit), ...(cursor && { cursor }) });
      seen.push(...page.data.map(({ id }) => Number(id)));
      cursor = page.nextCursor;
    }
    const top = q === "formerly" ? 7_999 : ROWS;
    const step = { seldom: 3_000, sometimes: 300 }[q] ?? 1;
    expect(seen).toEqual(Array.from({ length: wanted }, (_, n) => top - n * step));
    if (step > 1) expect(cursor).toBeNull();
  });

  const planOf = async (text: string, values: unknown[]) => {
    const { rows } = await pool.query<Record<string, string>>({ text: `explain (costs off) ${text}`, values });
    return rows.map((line) => line["QUERY PLAN"]).join("\n");
  };
  const plansAreGood = async () => {
    for (const of of [null, chat.id]) {
      const inChat = of !== null;
      const values = (q: string) => [session, q, Number.MAX_SAFE_INTEGER, "~", -1, of, 51];
      for (const q of ["seldom", "everywhere"])
        for (const size of ["span", "part"] as const) {
          const look = await planOf(lookUpStatement({ inChat, size }), [...values(q), 1_000]);
          expect(look).toContain("Index Scan on messages_words");
          expect(look).toMatch(inChat ? /Index.* using messages_thread/ : /Index.* using messages_newest/);
          expect(look).not.toContain("Seq Scan");
        }
      const walk = await planOf(walkStatement(inChat), values("everywhere"));
      expect(walk).toContain(`Index Scan using ${inChat ? "messages_thread" : "messages_newest"}`);
      expect(walk).not.toContain("Sort");
    }
  };
  it("is never read whole, whether the planner knows the table or not", async () => {
    await plansAreGood();
    await pool.query("analyze messages");
    await plansAreGood();
  });
});

it("one message is found by its id, in its own session alone", async () => {
  const { id } = await newMessage({ sessionId: session, chatId: chat.id });
  expect((await getMessage(caller, { session, id })).id).toBe(id);
  const elsewhere = (await newSession({ organizationId })).id;
  await expect(getMessage(caller, { session: elsewhere, id })).rejects.toThrow("message not found");
  await expect(getMessage(caller, { session: "none", id })).rejects.toThrow("session not found");
  const stranger = callerWith((await newOrganization()).id, "read");
  await expect(getMessage(stranger, { session, id })).rejects.toThrow("session not found");
  await expect(searchMessages(stranger, SearchMessages.parse({ session, q: "x" }))).rejects.toThrow(
    "session not found",
  );
});
