import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { silenceConsole } from "@/server/log.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
import {
  createSession,
  deleteSession,
  getPairingCode,
  getSession,
  logOutSession,
  startSession,
  stopSession,
} from "@/server/sessions/index.ts";
import { callerWith, newOrganization } from "@/server/testing/factories.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { until } from "@/server/testing/until.ts";
import { startWorker, type Worker } from "./start-worker.ts";

/** How a session ends, and how a phone is linked by typing, with real sockets to the simulated WhatsApp. */

silenceConsole();
let directory: string;
let sandbox: Sandbox;
let caller: ReturnType<typeof callerWith<"manage">>;
const workers: Worker[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "switchboard-ends-"));
  sandbox = await startSandbox({ port: 0, dataDir: directory });
  caller = callerWith((await newOrganization()).id, "manage");
});
afterEach(stopWorkers);
afterAll(async () => {
  await sandbox.close();
  await rm(directory, { recursive: true, force: true });
});

async function stopWorkers(): Promise<void> {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
}

async function work(): Promise<void> {
  const { socketUrl, trustRoot, port } = sandbox;
  workers.push(await startWorker({ kind: "sandbox", socketUrl, trustRoot, mediaUrl: `http://127.0.0.1:${port}` }));
}

const control = (verb: string, body: object) => tellPhone(sandbox, verb, body);
const devices = async (account: string): Promise<number> =>
  (await control("snapshot", { account })).accounts[0].devices.length;

const create = async (): Promise<string> => (await createSession(caller, { kind: "sandbox", start: true })).id;
const row = async (id: string) => (await pool.query("select * from sessions where id = $1", [id])).rows[0];
const is = (id: string, wanted: string) =>
  until(async () => {
    const { status, statusReason } = await getSession(caller, { session: id });
    return `${status}/${statusReason}` === wanted;
  });
const count = async (table: string, id: string) =>
  Number((await pool.query(`select count(*) from ${table} where session_id = $1`, [id])).rows[0].count);

async function link(id: string, more: object = {}): Promise<string> {
  const { qr_code } = await until(async () => {
    const now = await row(id);
    return now.qr_code !== null && now;
  });
  const { account } = await control("scan", { qr: qr_code, chats: 5, messages: 20, ...more });
  await until(async () => (await row(id)).history_phase === "complete");
  return account;
}

describe("logging out", () => {
  it("unlinks the device at WhatsApp, keeps the chats, and shows new codes when it is started again", async () => {
    await work();
    const id = await create();
    const account = await link(id);
    await logOutSession(caller, { session: id });
    await is(id, "logged_out/logged_out_by_user");
    expect(await devices(account)).toBe(0);
    expect(await count("auth_creds", id)).toBe(0);
    expect(await count("auth_keys", id)).toBe(0);
    expect(await count("chats", id)).toBe(5);
    await until(
      async () =>
        (await pool.query("select from leases where session_id = $1 and owner is not null", [id])).rowCount === 0,
    );
    expect(await logOutSession(caller, { session: id })).toMatchObject({ status: "logged_out" });
    await startSession(caller, { session: id });
    expect(await link(id, { phone: account })).toBe(account);
    await is(id, "working/null");
    expect(await devices(account)).toBe(1);
  }, 60_000);

  it("logs in for it when the session was stopped, and begins anew when it was asked to start meanwhile", async () => {
    await work();
    const id = await create();
    const account = await link(id);
    await stopSession(caller, { session: id });
    await is(id, "stopped/stopped_by_user");
    await logOutSession(caller, { session: id });
    await startSession(caller, { session: id });
    await is(id, "scan_qr_code/null");
    expect(await devices(account)).toBe(0);
  }, 60_000);

  it("is tried again while WhatsApp is away, and goes on in the next worker when one ends meanwhile", async () => {
    await work();
    const id = await create();
    const account = await link(id);
    await control("offline", { account, on: true });
    await logOutSession(caller, { session: id });
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // for one try at least
    expect(await count("auth_creds", id)).toBe(1);
    await stopWorkers();
    await work();
    await control("offline", { account, on: false });
    await is(id, "logged_out/logged_out_by_user");
    expect(await devices(account)).toBe(0);
  }, 60_000);
});

describe("deleting", () => {
  it("unlinks the device and removes everything, and another worker finishes what one began", async () => {
    await work();
    const [one, two] = [await create(), await create()];
    const accounts = [await link(one), await link(two)];
    await deleteSession(caller, { session: one });
    await expect(getSession(caller, { session: one })).rejects.toThrow("session not found");
    await until(async () => (await row(one)) === undefined);
    await stopWorkers();
    await deleteSession(caller, { session: two });
    await work();
    await until(async () => (await row(two)) === undefined);
    for (const account of accounts) expect(await devices(account)).toBe(0);
    for (const table of ["inbox", "auth_keys", "chats", "messages", "events", "leases"])
      expect([table, (await count(table, one)) + (await count(table, two))]).toEqual([table, 0]);
  }, 60_000);
});

describe("a code to type", () => {
  const phone = "12025550191";

  it("links the phone that types it, and not before", async () => {
    await work();
    const id = await create();
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => getPairingCode(caller, { session: id, phoneNumber: phone })),
    );
    expect(new Set(asked.map(({ code }) => code)).size).toBe(1);
    const [{ code, expiresAt }] = asked as [(typeof asked)[0]];
    expect(code).toMatch(/^[0-9A-Z]{8}$/);
    expect(expiresAt - Date.now()).toBeGreaterThan(60_000);
    await is(id, "scan_qr_code/null");
    await expect(control("typeCode", { phone, code: "AAAAAAAA" })).rejects.toThrow("not the code");
    const again = await getPairingCode(caller, { session: id, phoneNumber: phone });
    await control("typeCode", { phone, code: again.code, chats: 5, messages: 20 });
    await is(id, "working/null");
    expect(await getSession(caller, { session: id })).toMatchObject({ phoneNumber: phone, pushName: null });
    await expect(getPairingCode(caller, { session: id, phoneNumber: phone })).rejects.toThrow("linked already");
  }, 60_000);

  it("that nobody types leaves no login behind: the next worker shows codes, and another phone may ask", async () => {
    await work();
    const id = await create();
    const first = await getPairingCode(caller, { session: id, phoneNumber: "12025550192" });
    const second = await getPairingCode(caller, { session: id, phoneNumber: "12025550193" });
    expect(second.code).not.toBe(first.code);
    await stopWorkers();
    await work();
    await is(id, "scan_qr_code/null");
    expect(await link(id)).not.toBe("12025550193");
    await is(id, "working/null");
  }, 60_000);
});
