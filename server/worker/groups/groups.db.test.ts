import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { silenceConsole } from "@/server/log.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { until } from "@/server/testing/until.ts";
import { startWorker, type Worker } from "../start-worker.ts";

/** What WhatsApp tells of groups: real sockets, real PostgreSQL. */

silenceConsole();
let sandbox: Sandbox;
let worker: Worker;
let id: string;
let account: string;
const organization = ulid();

const work = () => {
  const { socketUrl, trustRoot, port } = sandbox;
  return startWorker({ kind: "sandbox", socketUrl, trustRoot, mediaUrl: `http://127.0.0.1:${port}` });
};

const control = (verb: string, body: object) => tellPhone(sandbox, verb, body);

const one = async (text: string, ...values: unknown[]): Promise<any> => (await pool.query(text, values)).rows[0];
const session = () => one("select * from sessions where id = $1", id);

const group = (jid: string) => one("select * from groups where session_id = $1 and jid = $2", id, jid);
const members = async (jid: string): Promise<{ jid: string; role: string }[]> =>
  (
    await pool.query(
      `select canonical_jid(session_id, jid) as jid, role from group_members
       where session_id = $1 and group_jid = $2 order by canonical_jid(session_id, jid)`,
      [id, jid],
    )
  ).rows;
const isIn = async (jid: string, person: string) => (await members(jid)).some((member) => member.jid === person);
const [anna, ben] = ["491701111111@s.whatsapp.net", "491702222222@s.whatsapp.net"];
let me: string;
let groups: string[];

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
  ({ account } = await control("scan", { qr: qr_code, chats: 40, messages: 100, seed: "groups" }));
  me = `${account}@s.whatsapp.net`;
  await until(async () => (await session()).history_phase === "complete", 30);
  const { rows } = await pool.query("select jid from chats where session_id = $1 and type = 'group' order by jid", [
    id,
  ]);
  groups = rows.map(({ jid }) => jid);
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await sandbox.close();
});

describe("the groups of a number", () => {
  it("are known with their members soon after it is linked", async () => {
    expect(groups.length).toBeGreaterThan(2);
    for (const jid of groups) {
      const known = await until(async () => group(jid));
      const chat = await one("select name from chats where session_id = $1 and jid = $2", id, jid);
      expect(known).toMatchObject({ subject: chat.name, announce: false, locked: false });
      expect(Number(known.created_at)).toBeGreaterThan(1_000_000_000_000);
      expect((await members(jid)).find((member) => member.jid === me)?.role).toBe("admin");
      expect((await members(jid)).length).toBeGreaterThan(1);
    }
  });

  it("change as they are changed, several times in a row", async () => {
    const [chat] = groups as [string];
    for (const subject of ["One", "Two", "Three"]) await control("group", { account, chat, subject });
    await control("group", { account, chat, description: "What it is about", add: [anna, ben], promote: [anna] });
    await until(async () => (await group(chat)).description === "What it is about" && isIn(chat, anna));
    await until(async () => (await members(chat)).find(({ jid }) => jid === anna)?.role === "admin");
    expect((await group(chat)).subject).toBe("Three");
    await until(
      async () => (await one("select name from chats where session_id = $1 and jid = $2", id, chat)).name === "Three",
    );
    const before = (await members(chat)).length;
    await control("group", { account, chat, remove: [ben], demote: [anna], by: anna });
    await until(async () => !(await isIn(chat, ben)));
    expect(await members(chat)).toHaveLength(before - 1);
    await until(async () => (await members(chat)).find(({ jid }) => jid === anna)?.role === "member");
    await control("group", { account, chat, announce: true });
    await until(async () => (await group(chat)).announce && !(await group(chat)).locked);
    await control("group", { account, chat, announce: false, locked: true });
    await until(async () => !(await group(chat)).announce && (await group(chat)).locked);
  }, 30_000);

  it("begin when we are put into one, and go on without us when we leave or are removed", async () => {
    const chat = "120363000000000001@g.us";
    await control("group", { account, chat, create: [anna, ben], subject: "New here" });
    const known = await until(async () => group(chat));
    expect(known.subject).toBe("New here");
    expect((await members(chat)).map(({ jid }) => jid)).toEqual([me, anna, ben].sort());
    await control("group", { account, chat, remove: [me], by: anna });
    await until(async () => !(await isIn(chat, me)));
    expect(await group(chat)).toMatchObject({ subject: "New here" });
    await control("group", { account, chat, add: [me], by: anna });
    await until(async () => isIn(chat, me));
  }, 30_000);

  it("are asked for again by the next worker, whatever the last one missed", async () => {
    const [, chat, left] = groups as [string, string, string];
    await worker.stop();
    await pool.query("update groups set subject = 'Long ago' where session_id = $1 and jid = $2", [id, chat]);
    await pool.query("delete from group_members where session_id = $1 and group_jid = $2", [id, chat]);
    await control("group", { account, chat: left, remove: [me], by: anna });
    worker = await work();
    await until(async () => (await group(chat)).subject !== "Long ago" && isIn(chat, me));
    await until(async () => !(await isIn(left, me)));
    expect((await members(left)).length).toBeGreaterThan(0);
    const { accounts } = await control("snapshot", { account });
    expect(accounts[0].unknownIqs).toEqual([]);
  }, 30_000);

  it("stay as they are when WhatsApp does not answer", async () => {
    const [, chat] = groups as [string, string];
    await control("fault", { account, unanswered: ["w:g2"] });
    await worker.stop();
    worker = await work();
    await until(async () => (await session()).status === "working");
    await control("say", { account, text: "meanwhile" });
    await until(async () => one("select 1 from messages where session_id = $1 and body = 'meanwhile'", id));
    await new Promise((resolve) => setTimeout(resolve, 16_500));
    expect(await isIn(chat, me)).toBe(true);
    await control("fault", { account, unanswered: [] });
  }, 50_000);
});
