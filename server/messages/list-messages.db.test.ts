import { afterAll, beforeAll, expect, it } from "vitest";
import { capabilitiesOf, grant, type Caller } from "@/server/caller.ts";
import { closeDatabase, pool } from "@/server/db/client.ts";
import { listMessages } from "./index.ts";
import { pageStatement } from "./page-statement.ts";
import { ListMessages, Message } from "./schema.ts";

const ORGANIZATION = "01JMSGS0000000000000000000";
const SESSION = "01JMSGSSESSION000000000000";
let caller: Caller<"read">;

beforeAll(async () => {
  caller = grant(
    { kind: "api-key", id: "key", organizationId: ORGANIZATION, capabilities: capabilitiesOf("member") },
    "read",
  );
  await pool.query("insert into organizations (id, name) values ($1, 'Readers')", [ORGANIZATION]);
  await pool.query(
    "insert into sessions (id, organization_id, kind, jid, push_name) values ($1, $2, 'sandbox', '1@s.whatsapp.net', 'Rosa')",
    [SESSION, ORGANIZATION],
  );
  await pool.query("insert into identities (session_id, lid, phone_jid) values ($1, '77@lid', '7@s.whatsapp.net')", [
    SESSION,
  ]);
  await pool.query("insert into contacts (session_id, jid, push_name) values ($1, '7@s.whatsapp.net', 'Inês')", [
    SESSION,
  ]);
  await pool.query("insert into chats (session_id, jid, type, name) values ($1, '9@g.us', 'group', 'Crew')", [SESSION]);
  // forty messages on ten timestamps, so that every page boundary may fall on a tie
  await pool.query(
    `insert into messages (id, session_id, chat_id, wa_id, from_me, participant, type, body, at, sent_at, status, reactions, deleted)
     select lpad(n::text, 26, '0'), $1, c.id, 'W' || n, n % 4 = 0, case when n % 4 = 0 then '' else '77@lid' end, 'text', 'text ' || n, n / 4, n / 4, 4,
       case when n = 1 then '{"77@lid": {"emoji": "👍", "timestamp": 5}}'::jsonb else '{}' end, n = 2
     from generate_series(1, 40) n, chats c where c.session_id = $1`,
    [SESSION],
  );
});
afterAll(closeDatabase);

const read = (given: Record<string, string> = {}) =>
  listMessages(caller, ListMessages.parse({ session: SESSION, cid: "9@g.us", ...given }));

it("walks newest first, each message once, through every tie", async () => {
  const seen: Message[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await read({ limit: "3", ...(cursor && { cursor }) });
    seen.push(...page.data);
    cursor = page.nextCursor;
  }
  expect(seen.map(({ waMessageId }) => waMessageId)).toEqual(Array.from({ length: 40 }, (_, n) => `W${40 - n}`));
  for (const message of seen) expect(Message.parse(message)).toEqual(message);
});

it("shows senders by their canonical address and name, and nothing of a deleted text", async () => {
  const { data } = await read({ before: "1" });
  expect(data.map(({ body }) => body)).toEqual(["text 3", null, "text 1"]);
  expect(data.at(-1)).toMatchObject({
    senderJid: "7@s.whatsapp.net",
    senderName: "Inês",
    status: null,
    reactions: [{ emoji: "👍", senderJid: "7@s.whatsapp.net", timestamp: 5 }],
  });
  const own = (await read({ after: "9" })).data[0];
  expect(own).toMatchObject({ fromMe: true, senderJid: "1@s.whatsapp.net", senderName: "Rosa", status: "read" });
});

it("refuses a cursor of another window and names what is not there", async () => {
  const { nextCursor } = await read({ limit: "3" });
  await expect(read({ cursor: nextCursor!, before: "5" })).rejects.toMatchObject({ code: "validation_error" });
  await expect(read({ cid: "8@g.us" })).rejects.toThrow("chat not found");
  await expect(listMessages(caller, ListMessages.parse({ session: "none", cid: "9@g.us" }))).rejects.toThrow(
    "session not found",
  );
});

it.each(["force_generic_plan", "force_custom_plan"])(
  "%s: a page of a long chat reads no more than a page",
  async (mode) => {
    const client = await pool.connect();
    try {
      await client.query("begin"); // and away again
      const { rows: chats } = await client.query<{ id: string }>(
        "insert into chats (session_id, jid, type) select $1, n || '@s.whatsapp.net', 'dm' from generate_series(1, 1000) n returning id",
        [SESSION],
      );
      await client.query(
        `insert into messages (id, session_id, chat_id, wa_id, from_me, type, body, at, sent_at)
       select 'L' || lpad(n::text, 25, '0'), $1, $2::bigint + greatest(0, n - 3000), 'L' || n, false, 'text', 'text', n, n from generate_series(1, 3999) n`,
        [SESSION, chats[0]?.id],
      );
      await client.query("analyze messages");
      await client.query(`set local plan_cache_mode = ${mode}`);
      const where = "m.chat_id = $1 and (m.at, m.id) < ($2::bigint, '~') and m.at > $3::bigint";
      await client.query(`prepare page (bigint, bigint, bigint) as ${pageStatement(where, "desc", "51")}`);
      const { rows } = await client.query<Record<string, string>>(
        `explain (analyze, costs off, timing off) execute page(${chats[0]?.id}, 9999999, -1)`,
      );
      const plan = rows.map((line) => line["QUERY PLAN"]).join("\n");
      expect(plan).toMatch(/Index Scan using messages_thread on messages m \(actual rows=51.00 /);
    } finally {
      await client.query("rollback; deallocate all");
      client.release();
    }
  },
);
