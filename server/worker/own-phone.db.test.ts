import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { silenceConsole } from "@/server/log.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
import { dumpCopy } from "@/server/testing/dump-copy.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { until } from "@/server/testing/until.ts";
import { startWorker, type Worker } from "./start-worker.ts";

/** What the owner does on the phone beside settings: labels, and deleting for oneself. Through real sockets. */

silenceConsole();
let directory: string;
let sandbox: Sandbox;
let worker: Worker;
const [organization, session] = [ulid(), ulid()];
let account: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "switchboard-phone-"));
  sandbox = await startSandbox({ port: 0, dataDir: directory });
  await pool.query("insert into organizations (id, name) values ($1, 'Test')", [organization]);
  await pool.query(
    "insert into sessions (id, organization_id, kind, status, started_at) values ($1, $2, 'sandbox', 'starting', clock_timestamp())",
    [session, organization],
  );
  worker = await begin();
  account = await link();
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await sandbox.close();
  await rm(directory, { recursive: true, force: true });
});

const begin = () => {
  const { socketUrl, trustRoot, port } = sandbox;
  return startWorker({ kind: "sandbox", socketUrl, trustRoot, mediaUrl: `http://127.0.0.1:${port}` });
};
const control = (verb: string, body: object) => tellPhone(sandbox, verb, body);
const row = async (id = session) => (await pool.query("select * from sessions where id = $1", [id])).rows[0];
const copy = () => dumpCopy(pool, session);

async function link(id = session, more = {}): Promise<string> {
  const qr = await until(async () => ((await row(id)).qr_code as string | null) ?? undefined);
  const { account } = await control("scan", { qr, chats: 3, messages: 12, seed: "phone", ...more });
  await until(async () => (await row(id)).history_phase === "complete");
  return account;
}

/** What Baileys tells cannot be stored; its keys can. */
const FULL_DISK = `
  create function full_disk() returns trigger language plpgsql as $$ begin raise exception using errcode = 'disk_full'; end $$;
  create trigger full_disk before insert on inbox for each row when (new.kind = 'batch') execute function full_disk()`;

describe("the owner, on the phone", () => {
  it("labels a chat, takes the label off, deletes a message and a chat for themself", async () => {
    const [chat, other] = (await copy()).chats.filter(({ type }) => type === "dm").map(({ jid }): string => jid);
    const labelled = { labelId: "7" };
    await control("change", { account, chat, label: { id: "7", name: "Lead", color: 3 } });
    await control("change", { account, chat, labelled: { label: "7", on: true } });
    await until(async () => (await copy()).labelings.length === 1);
    expect(await copy()).toMatchObject({
      labels: [{ id: "7", name: "Lead", color: 3, deleted: false }],
      labelings: [{ label_id: labelled.labelId, chat, wa_id: "" }],
    });
    await control("change", { account, chat, labelled: { label: "7", on: false } });
    await until(async () => (await copy()).labelings.length === 0);

    const { rows } = await pool.query(
      "select m.wa_id, m.from_me from messages m join chats c on c.id = m.chat_id where c.session_id = $1 and c.jid = $2 limit 1",
      [session, chat],
    );
    const [gone] = rows;
    await control("change", { account, chat, removed: { id: gone.wa_id, fromMe: gone.from_me } });
    await until(async () => !(await copy()).messages.some(({ wa_id }) => wa_id === gone.wa_id));

    await control("change", { account, chat: other, deleted: true });
    await until(async () => !(await copy()).chats.some(({ jid }) => jid === other));
    expect((await copy()).messages.filter(({ jid }) => jid === other)).toEqual([]);
  }, 90_000);

  it("mutes a chat while it cannot be stored: it is heard again", async () => {
    const chat = (await copy()).chats.find(({ type }) => type === "dm")!.jid;
    await pool.query(FULL_DISK);
    try {
      await control("change", { account, chat, mutedUntil: -1 });
      await until(async () => (await row()).status_reason === "reconnecting");
    } finally {
      await pool.query("drop function full_disk cascade");
    }
    await until(async () => (await copy()).chats.find(({ jid }) => jid === chat)?.muted_until !== null);
  }, 90_000);

  it("decides something for the first time while it cannot be stored: it is heard again", async () => {
    const second = ulid();
    await pool.query(
      "insert into sessions (id, organization_id, kind, status, started_at) values ($1, $2, 'sandbox', 'starting', clock_timestamp())",
      [second, organization],
    );
    const own = await link(second, { settingsBy: "history" });
    const { jid } = (await dumpCopy(pool, second)).chats.find(
      ({ type, muted_until }) => type === "dm" && muted_until === null,
    )!;
    const { rowCount } = await pool.query(
      "select from auth_keys where session_id = $1 and type = 'app-state-sync-version'",
      [second],
    );
    expect(rowCount).toBe(0);
    await pool.query(FULL_DISK);
    try {
      await control("change", { account: own, chat: jid, mutedUntil: -1 });
      await until(async () => (await row(second)).status_reason === "reconnecting");
    } finally {
      await pool.query("drop function full_disk cascade");
    }
    await until(
      async () => (await dumpCopy(pool, second)).chats.find((chat) => chat.jid === jid)?.muted_until !== null,
    );
  }, 90_000);

  it("shared the keys of its settings with a worker that was killed before it kept them: the next one has them from the inbox", async () => {
    const chat = (await copy()).chats.find(({ type }) => type === "dm")!.jid;
    await worker.stop();
    await pool.query("delete from auth_keys where session_id = $1 and type = 'app-state-sync-key'", [session]);
    await control("change", { account, chat, archived: true });
    worker = await begin();
    await until(async () => (await copy()).chats.find(({ jid }) => jid === chat)?.archived === true);
  }, 90_000);
});
