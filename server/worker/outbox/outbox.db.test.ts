import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { silenceConsole } from "@/server/log.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
import { listWishes } from "@/server/chats/index.ts";
import { callerWith } from "@/server/testing/factories.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { until } from "@/server/testing/until.ts";
import { startWorker, type Worker } from "../start-worker.ts";

/** What people decide here reaches the phone: real sockets, real settings lists, real PostgreSQL. */

silenceConsole();
let sandbox: Sandbox;
let worker: Worker;
let id: string;
let account: string;
let chats: string[];
const organization = ulid();

const work = () => {
  const { socketUrl, trustRoot, port } = sandbox;
  return startWorker({ kind: "sandbox", socketUrl, trustRoot, mediaUrl: `http://127.0.0.1:${port}` });
};

const control = (verb: string, body: object) => tellPhone(sandbox, verb, body);

const one = async (text: string, ...values: unknown[]): Promise<any> => (await pool.query(text, values)).rows[0];
const session = () => one("select * from sessions where id = $1", id);
const chatOf = (jid: string) => one("select * from chats where session_id = $1 and jid = $2", id, jid);
const wish = async (chat: string, kind: string, payload: object): Promise<string> =>
  (
    await one(
      "insert into outbox (session_id, kind, chat, payload) values ($1, $2, $3, $4) returning id",
      id,
      kind,
      chat,
      JSON.stringify(payload),
    )
  ).id;
const row = (wished: string) => one("select * from outbox where id = $1", wished);
const ended = (wished: string) => until(async () => (await row(wished)).state === "done", 25);

/** What clients changed about a chat, in order. */
async function told(chat: string): Promise<{ kind: string; value: any }[]> {
  const { accounts } = await control("snapshot", { account });
  const lists: { by: string; actions: { index: string[]; value: any }[] }[][] = Object.values(accounts[0].settings);
  return lists
    .flat()
    .filter(({ by }) => by === "client")
    .flatMap(({ actions }) => actions)
    .filter(({ index }) => index[1] === chat)
    .map(({ index, value }) => ({ kind: index[0]!, value }));
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataDir: process.env.DATA_DIR! });
  await pool.query("insert into organizations (id, name) values ($1, 'Test')", [organization]);
  id = ulid();
  await pool.query(
    "insert into sessions (id, organization_id, kind, status, started_at) values ($1, $2, 'sandbox', 'starting', clock_timestamp())",
    [id, organization],
  );
  worker = await work();
  const { qr_code } = await until(async () => (await session()).qr_code !== null && session());
  ({ account } = await control("scan", { qr: qr_code, chats: 20, messages: 100, seed: "outbox" }));
  await until(async () => (await session()).history_phase === "complete", 30);
  const { rows } = await pool.query(
    "select jid from chats where session_id = $1 and jid like '%@s.whatsapp.net' and last_message_id is not null order by id",
    [id],
  );
  chats = rows.map(({ jid }) => jid);
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await sandbox.close();
});

describe("the outbox", () => {
  it("tells the phone what was archived, pinned, muted and read, each once and in order", async () => {
    const [chat] = chats as [string];
    const mutedUntil = Date.now() + 3_600_000;
    const wishes = [
      await wish(chat, "chat.archive", { archived: true }),
      await wish(chat, "chat.pin", { pinned: true }),
      await wish(chat, "chat.mute", { mutedUntil }),
      await wish(chat, "chat.read", { after: 0, upTo: Date.now(), receipts: true }),
    ];
    for (const wished of wishes) await ended(wished);
    const heard = await told(chat);
    expect(heard.map(({ kind }) => kind).sort()).toEqual(["archive", "markChatAsRead", "mute", "pin_v1"]);
    const of = (kind: string) => heard.find((one) => one.kind === kind)!.value;
    expect(of("archive").archiveChatAction).toMatchObject({ archived: true });
    expect(of("archive").archiveChatAction.messageRange.messages).toHaveLength(1);
    expect(of("pin_v1").pinAction).toEqual({ pinned: true });
    expect(of("mute").muteAction).toEqual({ muted: true, muteEndTimestamp: mutedUntil });
    expect(of("markChatAsRead").markChatAsReadAction).toMatchObject({ read: true });
    await wish(chat, "chat.mute", { mutedUntil: null });
    await until(async () => (await told(chat)).length === 5);
    await wish(chat, "chat.mute", { mutedUntil: 253_402_300_799_999 });
    await until(async () => (await told(chat)).length === 6);
    expect((await told(chat)).at(-1)!.value.muteAction ?? {}).toMatchObject({ muted: true, muteEndTimestamp: -1 });
  }, 60_000);

  it("keeps what came in after the mark unread, whatever it hears of its own words", async () => {
    const chat = chats[1]!;
    await control("say", { account, from: chat, text: "before" });
    const before = await until(async () =>
      one("select m.at from messages m where m.session_id = $1 and m.body = 'before'", id),
    );
    await pool.query(
      "update chats set unread_count = 0, read_at = $3, read_noted = clock_timestamp() where session_id = $1 and jid = $2",
      [id, chat, before.at],
    );
    await control("say", { account, from: chat, text: "after the mark" });
    await until(async () => (await chatOf(chat)).unread_count === 1);
    await ended(await wish(chat, "chat.read", { after: 0, upTo: Number(before.at), receipts: false }));
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // an echo would have come
    expect((await chatOf(chat)).unread_count).toBe(1);
    await control("read", { account, chat });
    await until(async () => (await chatOf(chat)).unread_count === 0);
  }, 40_000);

  it("does not say again what had arrived before its process ended, and says what had not", async () => {
    const [, , , chat, other] = chats as [string, string, string, string, string];
    await worker.stop();
    await control("change", { account, chat, pinned: true }); // as if we had said so: it is new in the list
    const arrived = await wish(chat, "chat.pin", { pinned: true });
    const lost = await wish(other, "chat.archive", { archived: true });
    await pool.query("update outbox set state = 'sending' where id = any($1)", [[arrived, lost]]);
    const later = await wish(other, "chat.archive", { archived: false });
    worker = await work();
    await ended(arrived);
    await ended(later);
    expect(await told(chat)).toEqual([]);
    expect((await told(other)).map(({ value }) => value.archiveChatAction.archived)).toEqual([true, false]);
    await until(async () => !(await chatOf(other)).archived);
  }, 60_000);

  it("leaves a wish alone while WhatsApp is away", async () => {
    const chat = chats[5]!;
    await control("offline", { account, on: true });
    await until(async () => (await session()).status === "starting");
    const wished = await wish(chat, "chat.pin", { pinned: true });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await row(wished)).toMatchObject({ state: "new", attempts: 0 });
    await control("offline", { account, on: false });
    await ended(wished);
    expect(await told(chat)).toHaveLength(1);
  }, 60_000);

  it("takes back what WhatsApp never took, tells it, and shows why; a newer wish about the same thing goes before", async () => {
    const [chat, other] = chats.slice(8, 10) as [string, string];
    for (const jid of [chat, other])
      await pool.query("update chats set archived = true where session_id = $1 and jid = $2", [id, jid]);
    await pool.query("delete from events where session_id = $1", [id]);
    const impossible = { archived: "true", before: false };
    const [failing, replaced] = [
      await wish(chat, "chat.archive", impossible),
      await wish(other, "chat.archive", impossible),
    ];
    await pool.query("update outbox set attempts = 7, state = 'sending' where id = any($1)", [[failing, replaced]]);
    const newer = await wish(other, "chat.archive", { archived: true, before: true });
    await until(async () => (await row(failing)).state === "failed" && (await row(replaced)).state === "failed");
    expect((await chatOf(chat)).archived).toBe(false);
    const told = await one(
      "select data from events where session_id = $1 and type = 'chat.upserted' and data ->> 'jid' = $2",
      id,
      chat,
    );
    expect(told.data.archived).toBe(false);
    await ended(newer);
    expect((await chatOf(other)).archived).toBe(true);
    expect((await row(newer)).payload).toEqual({ archived: true, before: false });
    const wishes = await listWishes(callerWith(organization, "read"), { session: id });
    expect(wishes.find((shown) => shown.id === failing)).toMatchObject({
      ...{
        chatJid: chat,
        kind: "chat.archive",
        state: "failed",
        tries: 8,
        error: "WhatsApp could not be told (ZodError)",
      },
    });
    expect(wishes.map((shown) => shown.id)).not.toContain(newer);
  }, 60_000);

  it("gives up with a reason what can never be said, and goes on with the rest", async () => {
    const [, , , , , , chat, other] = chats as [string, string, string, string, string, string, string, string];
    const wrong = await wish(chat, "chat.pin", { nonsense: true });
    await until(async () => (await row(wrong)).attempts === 1);
    expect((await row(wrong)).error).toBe("WhatsApp could not be told (ZodError)");
    await pool.query("update outbox set attempts = 7 where id = $1", [wrong]);
    await ended(await wish(other, "chat.pin", { pinned: true }));
    await until(async () => (await row(wrong)).state === "failed");
    const next = await wish(chat, "chat.pin", { pinned: true });
    await ended(next);
    await until(async () => (await chatOf(chat)).pinned);
  }, 60_000);
});
