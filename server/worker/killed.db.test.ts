import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { childEnvironment, env } from "@/server/env.ts";
import { ROOT } from "@/server/processes/root.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
import { createSession, deleteSession, logOutSession } from "@/server/sessions/index.ts";
import { callerWith, newOrganization } from "@/server/testing/factories.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { until } from "@/server/testing/until.ts";

/** Worker processes that are ended and killed: whoever is there goes on. */

let sandbox: Sandbox;
let caller: ReturnType<typeof callerWith<"manage">>;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataDir: env.dataDir });
  caller = callerWith((await newOrganization()).id, "manage");
});
afterEach(() => Promise.all(workers.splice(0).map((worker) => end(worker, "SIGKILL"))));
afterAll(() => sandbox.close());

function work(): ChildProcess {
  const worker = spawn(process.execPath, ["--import", "tsx", "server/worker/main.ts", "--kind", "sandbox"], {
    cwd: ROOT,
    env: childEnvironment({ SANDBOX_PORT: String(sandbox.port), DATA_DIR: env.dataDir, LOG_LEVEL: "silent" }),
    stdio: "ignore",
  });
  workers.push(worker);
  return worker;
}

async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, "exit");
  worker.kill(signal);
  await gone;
}

/** With its process known to be dead, nobody waits for the leases to run out. */
async function kill(worker: ChildProcess): Promise<void> {
  await end(worker, "SIGKILL");
  await pool.query("update leases set expires_at = '-infinity'");
}

const control = (verb: string, body: object) => tellPhone(sandbox, verb, body);
const phone = async (account: string) => (await control("snapshot", { account })).accounts[0];
const row = async (id: string) => (await pool.query("select * from sessions where id = $1", [id])).rows[0];
const count = async (table: string, id: string): Promise<number> =>
  (await pool.query(`select count(*)::int as n from ${table} where session_id = $1`, [id])).rows[0].n;

async function linked(): Promise<{ id: string; account: string }> {
  const { id } = await createSession(caller, { kind: "sandbox", start: true });
  const { account } = await until(async () => {
    const { qr_code } = await row(id);
    return qr_code !== null && control("scan", { qr: qr_code, chats: 5, messages: 20 }).catch(() => false); // it may just have changed
  });
  await until(async () => (await row(id)).history_phase === "complete");
  return { id, account };
}

describe("a worker's number", () => {
  it("is another's within 8 s of SIGTERM, over the login that there is", async () => {
    const first = work();
    const { id, account } = await linked();
    work();
    await until(async () => (await pool.query("select from workers")).rowCount === 2);
    const before = (await phone(account)).logins;
    const told = performance.now();
    await end(first, "SIGTERM");
    await until(async () => (await row(id)).status === "working" && (await phone(account)).logins > before, 8);
    expect(performance.now() - told).toBeLessThan(8_000);
    expect(first.exitCode).toBe(0);
    expect(await phone(account)).toMatchObject({ devices: [expect.anything()], sockets: 1, replaced: 0 });
  }, 60_000);

  it("is logged out by the next one when the first was killed in the middle of it", async () => {
    const first = work();
    const { id, account } = await linked();
    await control("fault", { account, unanswered: ["md"] });
    const asked: number = (await phone(account)).received.md ?? 0;
    await logOutSession(caller, { session: id });
    await until(async () => (await phone(account)).received.md > asked);
    await kill(first);
    expect(await count("auth_creds", id)).toBe(1);
    await control("fault", { account, unanswered: [] });
    work();
    await until(async () => (await row(id)).status === "logged_out");
    expect(await phone(account)).toMatchObject({ devices: [], sockets: 0 });
    expect([await count("auth_creds", id), await count("auth_keys", id), await count("chats", id)]).toEqual([0, 0, 5]);
  }, 60_000);

  it("is removed by the next one when the first was killed in the middle of it", async () => {
    const first = work();
    const { id, account } = await linked();
    await inTransaction(pool, async (client) => {
      await client.query("select from chats where session_id = $1 for update", [id]); // so far, and no further
      await deleteSession(caller, { session: id });
      await until(async () => (await count("contacts", id)) === 0);
      await kill(first);
      expect(await count("chats", id)).toBe(5); // what it had asked for last may still be done
    });
    work();
    await until(async () => (await row(id)) === undefined);
    expect((await phone(account)).devices).toEqual([]);
    const tables = ["auth_creds", "auth_keys", "inbox", "chats", "messages", "events", "outbox", "parked", "leases"];
    for (const table of tables) expect([table, await count(table, id)]).toEqual([table, 0]);
  }, 60_000);
});
