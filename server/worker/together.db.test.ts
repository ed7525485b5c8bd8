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
let id: string;
let account: string;
let caller: ReturnType<typeof callerWith<"manage">>;

const control = (verb: string, body: object) => tellPhone(sandbox, verb, { account, ...body });
const people = Array.from({ length: 8 }, (_, index) => `44770090020${index}`);
const newest = async (): Promise<number> =>
  Number((await pool.query("select coalesce(max(id), 0) as id from inbox where session_id = $1", [id])).rows[0].id);

/** Which of these are stored as texts, and which were acknowledged. */
async function arrived(ids: string[]): Promise<boolean> {
  const { rows } = await pool.query(
    "select from messages where session_id = $1 and wa_id = any($2) and type = 'text'",
    [id, ids],
  );
  const { entries } = await control("journal", {});
  const receipted = new Set(entries.flatMap((entry: any) => (entry.what === "receipted" ? [entry.id] : [])));
  return rows.length === ids.length && ids.every((one) => receipted.has(one));
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "switchboard-together-"));
  sandbox = await startSandbox({ port: 0, dataDir: directory });
  const { socketUrl, trustRoot } = sandbox;
  worker = await startWorker({ kind: "sandbox", socketUrl, trustRoot });
  caller = callerWith((await newOrganization()).id, "manage");
  ({ id } = await createSession(caller, { kind: "sandbox", start: true }));
  const row = async () => (await pool.query("select * from sessions where id = $1", [id])).rows[0];
  const qr = await until(async () => (await row()).qr_code ?? undefined);
  ({ account } = await tellPhone(sandbox, "scan", { qr, chats: 2 }));
  await until(async () => (await row()).history_phase === "complete");
  const { ids } = await control("say", { chats: people, count: people.length });
  await until(() => arrived(ids));
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await sandbox.close();
  await rm(directory, { recursive: true, force: true });
});

it("messages that come in a burst are decrypted together, and each is kept once", async () => {
  const before = await newest();
  const { ids } = await control("say", { chats: people, count: 160 });
  await until(() => arrived(ids));
  const { rows } = await pool.query(
    "select count(*)::int as rows, count(distinct received_at)::int as commits from inbox where session_id = $1 and id > $2",
    [id, before],
  );
  expect(rows[0].rows).toBe(160);
  expect(rows[0].commits).toBeLessThan(40);
});

it("one that cannot be read keeps none of the others back, and comes in itself when it is sent anew", async () => {
  const first = control("say", { chats: people, count: 30 });
  await control("fault", { corrupt: 1 });
  const [{ ids }, { ids: more }] = await Promise.all([first, control("say", { chats: people, count: 30 })]);
  await until(() => arrived([...ids, ...more]));
});

it("numbers that hear from the same people at the same time do not mix their keys up", async () => {
  const row = async () => (await pool.query("select * from sessions where id = $1", [other])).rows[0];
  const { id: other } = await createSession(caller, { kind: "sandbox", start: true });
  const qr = await until(async () => (await row()).qr_code ?? undefined);
  const { account: second } = await tellPhone(sandbox, "scan", { qr, chats: 2 });
  await until(async () => (await row()).history_phase === "complete");
  const burst = { chats: people, count: 80 };
  for (let round = 0; round < 2; round += 1) {
    await Promise.all([account, second].map((each) => tellPhone(sandbox, "fault", { account: each, corrupt: 2 })));
    await Promise.all([account, second].map((each) => tellPhone(sandbox, "say", { account: each, ...burst })));
  }
  const settled = async (each: string) => {
    const { entries } = await tellPhone(sandbox, "journal", { account: each });
    const of = (what: string) => new Set(entries.flatMap((entry: any) => (entry.what === what ? [entry.id] : [])));
    expect([...of("refused")]).toEqual([]);
    return of("receipted").size === of("offered").size;
  };
  for (const each of [account, second]) await until(() => settled(each), 60);
}, 120_000);

it("in groups, too, also the first message with its keys, and those that come out of order", async () => {
  const group = "120363000000000777@g.us";
  await control("group", { chat: group, create: [people[0]] });
  const { ids } = await control("say", { chat: group, sender: people[0], count: 20 });
  await until(() => arrived(ids));
  const order = [0, 3, 1, 2, ...Array.from({ length: 16 }, (_, index) => index + 4)];
  const { ids: more } = await control("say", { chat: group, sender: people[0], count: 20, order });
  await until(() => arrived(more));
});
