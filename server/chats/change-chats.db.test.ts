import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { newChat, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { summarize } from "@/server/worker/projections/summaries.ts";
import { Chat } from "./schema.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let key: string;
let organizationId: string;
let sessionId: string;
let chat: { id: bigint; jid: string };

beforeAll(async () => {
  http = await startHttp();
  organizationId = (await newOrganization()).id;
  key = (await issueApiKey({ organizationId, name: "k", permissions: ["send"] })).key;
  sessionId = (await newSession({ organizationId })).id;
});
afterAll(() => http.stop());
beforeEach(async () => {
  chat = await newChat({ sessionId });
  await pool.query("delete from outbox; delete from events");
});

const send = (method: string, { path = "", body }: { path?: string; body?: object } = {}) =>
  http.ask(`/api/v1/sessions/${sessionId}/chats/${chat.jid}${path}`, {
    method,
    token: key,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
const patch = async (body: object) => Chat.parse((await send("PATCH", { body })).json);
const wishes = async () =>
  (await prisma.outboxRow.findMany({ where: { sessionId }, orderBy: { id: "asc" } })).map(
    ({ kind, chat: of, payload, state }) => [kind, of, payload, state],
  );
const events = async () =>
  (await prisma.event.findMany({ where: { organizationId }, orderBy: { id: "asc" } })).map(({ type, data }) => [
    type,
    data,
  ]);

describe("a chat is changed", () => {
  it("here at once, with a wish for WhatsApp and an event", async () => {
    const changed = await patch({ archived: true, pinned: true, mutedUntil: 253_402_300_799_999 });
    expect(changed).toMatchObject({ archived: true, pinned: true, mutedUntil: 253_402_300_799_999 });
    expect(await wishes()).toEqual([
      ["chat.archive", chat.jid, { archived: true, before: false }, "new"],
      ["chat.pin", chat.jid, { pinned: true, before: false }, "new"],
      ["chat.mute", chat.jid, { mutedUntil: 253_402_300_799_999, before: null }, "new"],
    ]);
    expect(await events()).toEqual([["chat.upserted", changed]]);
  });

  it("and what is so already is wished for by nobody", async () => {
    await patch({ archived: false, pinned: false, unmute: true });
    await patch({});
    expect([await wishes(), await events()]).toEqual([[], []]);
  });

  it("the last word about one thing is the only one kept, unless it was begun", async () => {
    await patch({ archived: true });
    await patch({ archived: false });
    expect(await wishes()).toEqual([["chat.archive", chat.jid, { archived: false, before: false }, "new"]]);
    await pool.query("update outbox set state = 'sending'");
    await patch({ archived: true });
    expect((await wishes()).map(([, , payload, state]) => [payload, state])).toEqual([
      [{ archived: false, before: false }, "sending"],
      [{ archived: true, before: false }, "new"],
    ]);
  });

  it("unmute wins, null unmutes, and a mute that has run out is none", async () => {
    const later = Date.now() + 60_000;
    expect((await patch({ mutedUntil: later })).mutedUntil).toBe(later);
    expect((await patch({ mutedUntil: later + 1, unmute: true })).mutedUntil).toBeNull();
    await patch({ mutedUntil: later });
    expect((await patch({ mutedUntil: null })).mutedUntil).toBeNull();
    expect((await patch({ mutedUntil: 5 })).mutedUntil).toBeNull();
  });

  it.each([
    [{ archived: "yes" }, "archived"],
    [{ pinned: null }, "pinned"],
    [{ mutedUntil: -1 }, "mutedUntil"],
    [{ mutedUntil: 1.5 }, "mutedUntil"],
    [{ mutedUntil: 253_402_300_800_000 }, "mutedUntil"],
    [{ colour: "red" }, "colour"],
    [{ name: "x", archived: true }, "name"],
  ])("%j names the field, and nothing changes", async (body, path) => {
    const { status, json } = await send("PATCH", { body });
    expect([status, json.error.details.errors[0].path]).toEqual([400, path]);
    expect([await wishes(), await events()]).toEqual([[], []]);
  });

  it("together or not at all", async () => {
    await pool.query("alter table outbox add constraint nothing check (false) not valid");
    expect((await send("PATCH", { body: { archived: true } })).status).toBe(500);
    await pool.query("alter table outbox drop constraint nothing");
    expect((await prisma.chat.findUniqueOrThrow({ where: { id: chat.id } })).archived).toBe(false);
    expect(await events()).toEqual([]);
  });
});

describe("a chat is read", () => {
  const recount = async () => {
    const client = await pool.connect();
    await summarize(client, [String(chat.id)]);
    client.release();
    return (await prisma.chat.findUniqueOrThrow({ where: { id: chat.id } })).unreadCount;
  };
  const say = (at: number) => newMessage({ sessionId, chatId: chat.id, at });

  it("so that counting again finds nothing, and what comes later counts", async () => {
    for (const at of [1_000, 2_000, 3_000]) await say(at);
    await pool.query("update chats set history_unread = 4, history_at = 9000, history_noted = now() where id = $1", [
      chat.id,
    ]);
    expect(await recount()).toBe(4);
    await pool.query("update chats set history_at = 500 where id = $1", [chat.id]);
    expect(await recount()).toBe(7);
    const read = Chat.parse((await send("POST", { path: ":read" })).json);
    expect([read.unreadCount, await recount()]).toEqual([0, 0]);
    await say(3_000); // of the second of the mark, and later
    await say(4_000);
    expect(await recount()).toBe(2);
  });

  it("also what history counted without bringing it, and what was marked by hand", async () => {
    await pool.query("update chats set history_unread = 4, history_at = 9000, history_noted = now() where id = $1", [
      chat.id,
    ]);
    expect(await recount()).toBe(4);
    await send("POST", { path: "/read" });
    expect(await recount()).toBe(0);
    await pool.query("update chats set marked_unread = true where id = $1", [chat.id]);
    expect(await recount()).toBe(1);
    await send("POST", { path: ":read" });
    expect(await recount()).toBe(0);
  });

  it("once: WhatsApp hears how far, and of promised receipts", async () => {
    await say(1_000);
    await recount();
    await send("POST", { path: ":read", body: { receipts: true } });
    await send("POST", { path: ":read" });
    expect(await wishes()).toEqual([["chat.read", chat.jid, { after: 0, upTo: 1_000, receipts: true }, "new"]]);
    expect((await events()).map(([type]) => type)).toEqual(["chat.upserted"]);
    await say(2_000);
    await recount();
    await send("POST", { path: ":read" });
    expect(await wishes()).toEqual([["chat.read", chat.jid, { after: 0, upTo: 2_000, receipts: true }, "new"]]);
  });

  it("never over a message that another writer is about to store", async () => {
    await say(1_000);
    await recount();
    const writer = await pool.connect();
    await writer.query("begin");
    await writer.query("select from chats where id = $1 for update", [chat.id]);
    await writer.query(
      `insert into messages (id, session_id, chat_id, wa_id, from_me, type, body, at, sent_at)
       values ('01JLATE', $1, $2, 'late', false, 'text', 'late', 5000, 5000)`,
      [sessionId, chat.id],
    );
    const reading = send("POST", { path: ":read" });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await writer.query("commit");
    writer.release();
    expect([(await reading).json.unreadCount, await recount()]).toEqual([0, 0]);
  });

  it("refuses what it does not know", async () => {
    const { status, json } = await send("POST", { path: ":read", body: { receipt: true } });
    expect([status, json.error.details.errors[0].path]).toEqual([400, "receipt"]);
  });
});

describe("a chat is deleted", () => {
  it("with its messages and nothing else, and is said to be gone", async () => {
    const other = await newChat({ sessionId });
    await newMessage({ sessionId, chatId: other.id });
    await pool.query(
      `insert into messages (id, session_id, chat_id, wa_id, from_me, type, at, sent_at)
       select 'D' || n, $1, $2, 'D' || n, false, 'text', n, n from generate_series(1, 20500) n`,
      [sessionId, chat.id],
    );
    const gone = await send("DELETE");
    expect([gone.status, gone.text]).toEqual([204, ""]);
    expect(await events()).toEqual([["chat.deleted", { id: Number(chat.id), sessionId, jid: chat.jid }]]);
    const left = await prisma.message.groupBy({
      by: ["chatId"],
      where: { sessionId, chatId: { in: [chat.id, other.id] } },
      _count: true,
    });
    expect(left).toEqual([{ chatId: other.id, _count: 1 }]);
    expect((await send("DELETE")).json.error.message).toBe("chat not found");
    expect(await wishes()).toEqual([]);
  });
});
