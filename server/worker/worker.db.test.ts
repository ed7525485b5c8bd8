import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { silenceConsole } from "@/server/log.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
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

async function createSession(): Promise<string> {
  const id = ulid();
  await pool.query(
    "insert into sessions (id, organization_id, kind, status, started_at) values ($1, $2, 'sandbox', 'starting', clock_timestamp())",
    [id, organization],
  );
  return id;
}

async function control(verb: string, body: object): Promise<any> {
  const response = await fetch(`http://127.0.0.1:${sandbox.port}/admin/${verb}`, {
    method: "POST",
    headers: { authorization: `Bearer ${sandbox.secret}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

async function until<T>(what: () => Promise<T | undefined | false>, seconds = 15): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await what();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`did not happen within ${seconds} s: ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

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
    expect((await pool.query("select 1 from inbox where session_id = $1 and state <> 'done'", [id])).rowCount).toBe(0);
    const { accounts } = await control("snapshot", { account });
    expect(accounts[0].unknownIqs).toEqual([]);
  }, 60_000);
});
