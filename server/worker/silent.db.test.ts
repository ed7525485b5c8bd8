import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { silenceConsole } from "@/server/log.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
import { createSession } from "@/server/sessions/index.ts";
import { callerWith, newOrganization } from "@/server/testing/factories.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { until } from "@/server/testing/until.ts";
import { startWorker, type Worker } from "./start-worker.ts";

silenceConsole();
let sandbox: Sandbox;
let worker: Worker;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "switchboard-silent-"));
  sandbox = await startSandbox({ port: 0, dataDir: directory });
  const { socketUrl, trustRoot } = sandbox;
  const patience = { silentAfter: 1_500, answerWithin: 2_000 };
  worker = await startWorker({ kind: "sandbox", socketUrl, trustRoot, patience });
});
afterAll(async () => {
  await worker.stop();
  await sandbox.close();
  await rm(directory, { recursive: true, force: true });
});

const control = (verb: string, body: object) => tellPhone(sandbox, verb, body);

async function linked() {
  const caller = callerWith((await newOrganization()).id, "manage");
  const { id } = await createSession(caller, { kind: "sandbox", start: true });
  const row = async () => (await pool.query("select * from sessions where id = $1", [id])).rows[0];
  const { qr_code } = await until(async () => {
    const now = await row();
    return now.qr_code !== null && now;
  });
  const { account } = await control("scan", { qr: qr_code, chats: 5, messages: 20 });
  await until(async () => (await row()).history_phase === "complete");
  const stored = async (body: string) =>
    (await pool.query("select from messages where session_id = $1 and body = $2", [id, body])).rowCount === 1;
  const is = (reason: string | null) =>
    until(async () => {
      const { status, status_reason } = await row();
      return status === "working" && status_reason === reason;
    });
  return { account, stored, is };
}

it("a connection that hands on nothing of what comes says so, is opened anew, and loses nothing", async () => {
  const { account, stored, is } = await linked();
  await control("fault", { account, unanswered: ["usync"] });
  const from = "447700900456"; // nobody knows this number's other address: it has to be asked for
  await control("send", { account, from, message: { conversation: "who am I" }, attrs: { sender_lid: null } });
  await control("say", { account, text: "held up behind it" });
  await is("silent");
  expect(await stored("held up behind it")).toBe(false);
  await control("fault", { account, unanswered: [] });
  await until(() => stored("who am I"));
  await until(() => stored("held up behind it"));
  await is(null);
}, 90_000);

it("a connection on which WhatsApp has not heard that we listen is opened anew, too", async () => {
  const { account, stored, is } = await linked();
  await control("fault", { account, unanswered: ["passive"] });
  await control("drop", { account });
  await control("say", { account, text: "waits at WhatsApp" });
  await is("silent");
  await control("fault", { account, unanswered: [] });
  await until(() => stored("waits at WhatsApp"));
  await is(null);
}, 90_000);
