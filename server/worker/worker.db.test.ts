import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { silenceConsole } from "@/server/log.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { until } from "@/server/testing/until.ts";
import { startWorker, type Worker } from "./start-worker.ts";

/** The worker against the simulated WhatsApp: real sockets, real Signal, real PostgreSQL. */

silenceConsole();
let directory: string;
let sandbox: Sandbox;
const organization = ulid();
const workers: Worker[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "switchboard-worker-"));
  sandbox = await startSandbox({ port: 0, dataDir: directory });
  await pool.query("insert into organizations (id, name) values ($1, 'Test')", [organization]);
});

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await sandbox.close();
  await rm(directory, { recursive: true, force: true });
});

async function work(): Promise<Worker> {
  const { socketUrl, trustRoot, port } = sandbox;
  const worker = await startWorker({ kind: "sandbox", socketUrl, trustRoot, mediaUrl: `http://127.0.0.1:${port}` });
  workers.push(worker);
  return worker;
}

/** There is one, whichever tests are run. */
async function someWorker(): Promise<void> {
  if (workers.length === 0) await work();
}

async function createSession(): Promise<string> {
  const id = ulid();
  await pool.query(
    "insert into sessions (id, organization_id, kind, status, started_at) values ($1, $2, 'sandbox', 'starting', clock_timestamp())",
    [id, organization],
  );
  return id;
}

const control = (verb: string, body: object) => tellPhone(sandbox, verb, body);

const session = async (id: string) => (await pool.query("select * from sessions where id = $1", [id])).rows[0];
const count = async (from: string, id: string): Promise<number> =>
  Number((await pool.query(`select count(*) from ${from} where session_id = $1`, [id])).rows[0].count);

async function link(id: string, size: object): Promise<string> {
  const { qr_code } = await until(async () => {
    const row = await session(id);
    return row.qr_code !== null && row;
  });
  const { account } = await control("scan", { qr: qr_code, ...size });
  return account;
}

const complete = (id: string) => until(async () => (await session(id)).history_phase === "complete", 30);

describe("linking a number", () => {
  it("brings in its history, then live messages, and survives the worker's end", async () => {
    const first = await work();
    const id = await createSession();
    const account = await link(id, { chats: 60, messages: 600, seed: "a" });
    await complete(id);
    expect(await count("chats", id)).toBe(60);
    expect(await count("messages", id)).toBe(600);
    expect(await session(id)).toMatchObject({
      status: "working",
      status_reason: null,
      jid: `${account}@s.whatsapp.net`,
      phone_number: account,
      qr_code: null,
      history_progress: 100,
    });
    const upserted = await pool.query(
      "select count(*), count(distinct data->>'id') as chats from events where session_id = $1 and type = 'chat.upserted'",
      [id],
    );
    expect(upserted.rows[0]).toEqual({ count: "60", chats: "60" });
    expect(
      (await pool.query("select 1 from events where session_id = $1 and type = 'message.upserted'", [id])).rowCount,
    ).toBe(0);

    const { chat } = await control("say", { account, text: "hello there" });
    const moved = await until(
      async () =>
        (
          await pool.query(
            "select c.*, m.body from chats c join messages m on m.id = c.last_message_id where c.session_id = $1 and m.body = 'hello there'",
            [id],
          )
        ).rows[0],
    );
    expect(chat).toBeTruthy();
    const [top] = (
      await pool.query(
        "select id, unread_count from chats where session_id = $1 order by sort_at desc, id desc limit 1",
        [id],
      )
    ).rows;
    expect(top.id).toBe(moved.id);
    expect(moved.unread_count).toBeGreaterThan(0);
    await until(
      async () =>
        (
          await pool.query(
            "select 1 from events where session_id = $1 and type = 'message.upserted' and data->>'body' = 'hello there'",
            [id],
          )
        ).rowCount === 1,
    );

    await first.stop();
    await control("say", { account, text: "while away", count: 5 });
    await work();
    await until(
      async () =>
        (
          await pool.query(
            "select 1 from messages where session_id = $1 and received_at > now() - interval '1 minute' and body is not null",
            [id],
          )
        ).rowCount! >= 6,
    );
    await until(async () => (await count("messages", id)) === 606);
    const waiting = "select from inbox where session_id = $1 and state <> 'done'";
    await until(async () => (await pool.query(waiting, [id])).rowCount === 0);
    const { accounts } = await control("snapshot", { account });
    expect(accounts[0].unknownIqs).toEqual([]);
  }, 60_000);
});

const events = async (id: string, type: string): Promise<any[]> =>
  (await pool.query("select data from events where session_id = $1 and type = $2 order by id", [id, type])).rows.map(
    (row) => row.data,
  );
const ask = (id: string, desired: string) =>
  pool.query("update sessions set desired = $2, started_at = clock_timestamp() where id = $1", [id, desired]);
const status = async (id: string): Promise<string> => {
  const row = await session(id);
  return `${row.status}/${row.status_reason}`;
};
const snapshot = async (account: string): Promise<any> => (await control("snapshot", { account })).accounts[0];

describe("a linked number", () => {
  let id: string;
  let account: string;
  let chat: string;
  beforeAll(async () => {
    await someWorker();
    id = await createSession();
    account = await link(id, { chats: 20, messages: 100, seed: "states" });
    await complete(id);
    const dm = await pool.query(
      "select jid from chats where session_id = $1 and type = 'dm' and jid like '%@s.whatsapp.net' limit 1",
      [id],
    );
    chat = dm.rows[0].jid;
  }, 40_000);

  const stored = (body: string) =>
    until(
      async () =>
        (
          await pool.query(
            "select c.unread_count, c.jid, m.from_me from messages m join chats c on c.id = m.chat_id where m.session_id = $1 and m.body = $2",
            [id, body],
          )
        ).rows[0],
    );
  const unread = async () =>
    (await pool.query("select unread_count from chats where session_id = $1 and jid = $2", [id, chat])).rows[0]
      .unread_count;

  it("counts what comes, plain or encrypted, and reads what is read or answered on the phone", async () => {
    const before: number = await unread();
    await control("say", { account, from: chat, text: "encrypted", count: 2 });
    await control("say", { account, from: chat, text: "in plain text", plaintext: true });
    await stored("in plain text");
    await until(async () => (await unread()) === before + 3);
    await control("read", { account, chat });
    await until(async () => (await unread()) === 0);
    await control("say", { account, from: chat, text: "straight after" });
    await until(async () => (await unread()) === 1);
    await control("own", { account, chat, text: "my answer" });
    expect(await stored("my answer")).toMatchObject({ jid: chat, from_me: true });
    await until(async () => (await unread()) === 0);
    const waiting = "select from inbox where session_id = $1 and state <> 'done'";
    await until(async () => (await pool.query(waiting, [id])).rowCount === 0);
  });

  it("comes back after the line dropped and after errors of the server, and gets what was said meanwhile", async () => {
    for (const [verb, more] of [
      ["drop", {}],
      ["streamError", { code: "503" }],
    ] as const) {
      await control(verb, { account, ...more });
      await until(async () => (await status(id)) === "starting/reconnecting");
      expect((await session(id)).next_try_at).not.toBeNull();
      await control("say", { account, from: chat, text: `during ${verb}` });
      await until(async () => (await status(id)) === "working/null");
      await stored(`during ${verb}`);
    }
  });

  it("waits when somebody else uses its login, until a person asks", async () => {
    await control("conflict", { account });
    await until(async () => (await status(id)) === "starting/reconnecting");
    expect(Number((await session(id)).next_try_at) - Date.now()).toBeGreaterThan(20_000);
    await ask(id, "running");
    await until(async () => (await status(id)) === "working/null");
  });

  it("stops and starts when asked, without linking anew", async () => {
    await ask(id, "stopped");
    await until(async () => (await status(id)) === "stopped/stopped_by_user");
    expect((await snapshot(account)).sockets).toBe(0);
    await control("say", { account, from: chat, text: "while stopped" });
    await ask(id, "running");
    await until(async () => (await status(id)) === "working/null");
    await stored("while stopped");
  });

  it("has one socket, whoever else would like to serve it", async () => {
    await Promise.all([work(), work(), work()]);
    await control("drop", { account });
    await until(async () => (await status(id)) === "starting/reconnecting");
    await until(async () => (await status(id)) === "working/null");
    expect(await snapshot(account)).toMatchObject({ sockets: 1, replaced: 0 });
  });

  it("says that it was unlinked, forgets the login, keeps the chats, and can be linked again", async () => {
    await control("logout", { account });
    await until(async () => (await status(id)) === "logged_out/unlinked");
    expect(await count("auth_creds", id)).toBe(0);
    expect(await count("auth_keys", id)).toBe(0);
    expect(await count("chats", id)).toBe(20);
    await ask(id, "running");
    await link(id, { phone: account });
    await until(async () => (await status(id)) === "working/null", 30);
    expect(await count("chats", id)).toBe(20);
    expect((await events(id, "session.status")).map((data) => data.status)).toEqual(
      expect.arrayContaining(["scan_qr_code", "working", "logged_out"]),
    );
    for (const data of await events(id, "session.qr")) expect(Object.keys(data)).toEqual(["expiresAt"]);
  }, 40_000);
});

describe("what the phone decides", () => {
  beforeAll(someWorker);
  const chatOf = async (id: string, jid: string) =>
    (
      await pool.query("select archived, pinned, muted_until, name from chats where session_id = $1 and jid = $2", [
        id,
        jid,
      ])
    ).rows[0];
  const pick = async (id: string, more = ""): Promise<string> =>
    (
      await pool.query(
        `select jid from chats where session_id = $1 and jid like '%@s.whatsapp.net' ${more} order by id limit 1`,
        [id],
      )
    ).rows[0].jid;

  it("shows at once: archived, pinned, muted, renamed", async () => {
    const id = await createSession();
    const account = await link(id, { chats: 20, messages: 60, seed: "decides" });
    await complete(id);
    const chat = await pick(id, "and not archived and not pinned");
    const mutedUntil = Date.now() + 3_600_000;
    await control("change", { account, chat, archived: true, contactName: "New Name" });
    await control("change", { account, chat, mutedUntil });
    await until(async () => {
      const now = await chatOf(id, chat);
      return now.archived && now.name === "New Name" && Number(now.muted_until) === mutedUntil;
    });
    await control("change", { account, chat, archived: false, pinned: true, contactName: null });
    await until(async () => {
      const now = await chatOf(id, chat);
      return now.pinned && !now.archived && now.name !== "New Name";
    });
  }, 40_000);

  const flags = async (id: string) =>
    (
      await pool.query(
        "select jid, archived, pinned, muted_until is not null as muted, unread_count from chats where session_id = $1 order by jid",
        [id],
      )
    ).rows;

  it("is the same in the end, whether history tells it or the settings do, in time or late", async () => {
    const size = { chats: 80, messages: 300, seed: "settings" };
    const told = await createSession();
    await link(told, size);
    await complete(told);
    const expected = await flags(told);
    expect(
      expected.filter(({ archived, pinned, muted }) => [archived, pinned, muted].includes(true)).length,
    ).toBeGreaterThan(5);
    for (const way of [
      { settingsBy: "appState", chunk: 8 }, // most of it after the settings
      { settingsBy: "appState", historyBy: "media", mediaDelayMs: 700, chunk: 30, snapshots: true },
    ]) {
      const id = await createSession();
      await link(id, { ...size, ...way });
      await complete(id);
      await until(async () => JSON.stringify(await flags(id)) === JSON.stringify(expected));
      expect(await count("messages", id)).toBe(300);
    }
  }, 120_000);
});
