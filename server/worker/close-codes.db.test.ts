import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { silenceConsole } from "@/server/log.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
import { createSession, getSession, startSession } from "@/server/sessions/index.ts";
import { callerWith, newOrganization } from "@/server/testing/factories.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { until } from "@/server/testing/until.ts";
import { startWorker, type Worker } from "./start-worker.ts";

/** What WhatsApp may say when it ends a connection, and what becomes of the session and its login. */

silenceConsole();
let directory: string;
let sandbox: Sandbox;
let worker: Worker;
let id: string;
let account: string;
let caller: ReturnType<typeof callerWith<"manage">>;

const control = (verb: string, body: object) => tellPhone(sandbox, verb, { account, ...body });
const row = async () => (await pool.query("select * from sessions where id = $1", [id])).rows[0];
const is = (wanted: string) =>
  until(async () => {
    const { status, statusReason } = await getSession(caller, { session: id });
    return `${status}/${statusReason}` === wanted;
  });
const logins = async () => (await pool.query("select from auth_creds where session_id = $1", [id])).rowCount;

async function work(): Promise<void> {
  const { socketUrl, trustRoot, port } = sandbox;
  worker = await startWorker({ kind: "sandbox", socketUrl, trustRoot, mediaUrl: `http://127.0.0.1:${port}` });
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "switchboard-codes-"));
  sandbox = await startSandbox({ port: 0, dataDir: directory });
  await work();
  caller = callerWith((await newOrganization()).id, "manage");
  ({ id } = await createSession(caller, { kind: "sandbox", start: true }));
  const { qr_code } = await until(async () => {
    const now = await row();
    return now.qr_code !== null && now;
  });
  ({ account } = await tellPhone(sandbox, "scan", { qr: qr_code, chats: 5, messages: 20 }));
  await until(async () => (await row()).history_phase === "complete");
  await is("working/null");
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await sandbox.close();
  await rm(directory, { recursive: true, force: true });
});

describe("the connection ends with", () => {
  it.each(["408", "428", "503"])("%s: it is opened again by itself, and the login stays", async (code) => {
    await control("streamError", { code });
    await is("starting/reconnecting");
    await is("working/null");
    expect(await logins()).toBe(1);
  });

  it("515: it is opened again at once, without a word", async () => {
    const before = (await row()).last_connected_at;
    await control("streamError", { code: "515" });
    await until(async () => (await row()).last_connected_at > before);
    expect((await row()).status).toBe("working");
  });

  it.each([
    ["403", "refused"],
    ["411", "refused"],
    ["419", "refused"],
    ["405", "outdated"],
  ])("%s: %s, until a person asks; the login stays", async (code, reason) => {
    await control("streamError", { code });
    await is(`failed/${reason}`);
    expect(await logins()).toBe(1);
    await startSession(caller, { session: id });
    await is("working/null");
  });

  it("500 three times: damaged, until a person asks; the login stays", async () => {
    for (const after of ["starting/reconnecting", "starting/reconnecting", "failed/damaged"]) {
      await control("streamError", { code: "500" });
      await is(after);
      if (after !== "failed/damaged") await is("working/null");
    }
    expect(await logins()).toBe(1);
    await startSession(caller, { session: id });
    await is("working/null");
  });
});

it("what the phone decided is asked for anew by the next worker, when history came late to the one before", async () => {
  const settings = async () =>
    (await pool.query("select jid, archived, pinned, muted_until from chats where session_id = $1 order by jid", [id]))
      .rows;
  const { rows } = await pool.query(
    "select jid from chats where session_id = $1 and type = 'dm' order by jid limit 1",
    [id],
  );
  const chat: string = rows[0].jid;
  await control("change", { chat, pinned: true });
  await until(async () => (await settings()).find(({ jid }) => jid === chat).pinned);
  const told = await settings();
  await worker.stop();
  await pool.query("update chats set pinned = false where session_id = $1 and jid = $2", [id, chat]); // as if that had been swallowed
  await pool.query("update sessions set resync_due = true where id = $1", [id]);
  await work();
  await until(async () => !(await row()).resync_due);
  await until(async () => JSON.stringify(await settings()) === JSON.stringify(told));
}, 60_000);

it("401, at a login or while connected: the login is deleted, the chats stay", async () => {
  await control("drop", {});
  await control("fault", { failure: 401 });
  await is("logged_out/unlinked");
  expect(await logins()).toBe(0);
  expect((await pool.query("select from chats where session_id = $1", [id])).rowCount).toBe(5);
});
