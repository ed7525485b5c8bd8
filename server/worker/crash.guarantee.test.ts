import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { until } from "@/server/testing/until.ts";

/** Workers as real processes, killed in the middle of things. */

let sandbox: Sandbox;
const organization = ulid();
const running = new Set<ChildProcess>();

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataDir: process.env.DATA_DIR! });
  await pool.query("insert into organizations (id, name) values ($1, 'Test')", [organization]);
});

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await sandbox.close();
});

type Output = { child: ChildProcess; text: () => string };

function spawnWorker(): Output {
  const child = spawn(process.execPath, ["--import", "tsx", "server/worker/main.ts", "--kind", "sandbox"], {
    env: { ...process.env, SANDBOX_PORT: String(sandbox.port), LOG_LEVEL: "info" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
  running.add(child);
  child.once("exit", () => running.delete(child));
  return { child, text: () => text };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const control = (verb: string, body: object) => tellPhone(sandbox, verb, body);

const one = async (text: string, ...values: unknown[]): Promise<any> => (await pool.query(text, values)).rows[0];
const session = (id: string) => one("select * from sessions where id = $1", id);
const count = async (from: string, id: string): Promise<number> =>
  Number((await one(`select count(*) from ${from} where session_id = $1`, id)).count);

async function createAndScan(size: object): Promise<{ id: string; account: string }> {
  const id = ulid();
  await pool.query(
    "insert into sessions (id, organization_id, kind, status, started_at) values ($1, $2, 'sandbox', 'starting', clock_timestamp())",
    [id, organization],
  );
  const { qr_code } = await until(async () => {
    const row = await session(id);
    return row.qr_code !== null && row;
  });
  const { account } = await control("scan", { qr: qr_code, ...size });
  return { id, account };
}

describe("a worker that is killed", () => {
  it("in the middle of history and of live messages loses nothing and stores nothing twice", async () => {
    const outputs = [spawnWorker()];
    const { id, account } = await createAndScan({ chats: 400, messages: 8_000, seed: "crash" });
    await until(async () => (await count("inbox", id)) > 2);
    const killAndReplace = async () => {
      await end(outputs.at(-1)!.child, "SIGKILL");
      const { epoch } = await one(
        "update leases set expires_at = '-infinity' where session_id = $1 returning epoch::int",
        id,
      ); // it is known to be dead
      outputs.push(spawnWorker());
      await until(async () => (await one("select epoch::int from leases where session_id = $1", id)).epoch > epoch);
    };
    for (const delay of [0, 100, 300, 600, 900, 1_200]) {
      await pause(delay);
      await killAndReplace();
    }
    const offered: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      const speaking = Array.from({ length: 8 }, async (_, index) => {
        await pause(index * 40);
        const { ids } = await control("say", { account, text: `round ${round}`, count: 5 });
        offered.push(...ids);
      });
      await pause(120 + 90 * round);
      await killAndReplace();
      await Promise.all(speaking);
      await pause(400);
    }
    await until(async () => (await session(id)).history_phase === "complete", 90);
    await until(
      async () =>
        (await one("select count(*)::int as n from messages where session_id = $1 and wa_id = any($2)", id, offered))
          .n === offered.length,
      60,
    );
    expect(await count("chats", id)).toBe(400);
    expect(await count("messages", id)).toBe(8_000 + offered.length);
    expect((await one("select count(distinct wa_id)::int as n from messages where session_id = $1", id)).n).toBe(
      8_000 + offered.length,
    );
    await until(
      async () =>
        (await one("select count(*)::int as n from inbox where session_id = $1 and state <> 'done'", id)).n === 0,
    );
    expect(
      (
        await one(
          "select count(*)::int as n from messages where session_id = $1 and type = 'unsupported' and payload is null",
          id,
        )
      ).n,
    ).toBe(0);
    const { accounts } = await control("snapshot", { account });
    expect(accounts[0].replaced).toBe(0);

    const last = outputs.at(-1)!;
    const startedAt = Date.now();
    await end(last.child, "SIGTERM");
    expect(Date.now() - startedAt).toBeLessThan(8_000);
    expect((await one("select owner from leases where session_id = $1", id)).owner).toBeNull();
    for (const { text } of outputs) {
      expect(text()).not.toMatch(/SessionEntry|privKey|rootKey|Closing session/);
      expect(text()).not.toContain(account);
      for (const line of text().trim().split("\n")) expect(line).toMatch(/^(\{"level":|$)/);
    }
  }, 240_000);

  it("nor when the database drops its connections again and again", async () => {
    const { child, text } = spawnWorker();
    const { id, account } = await createAndScan({ chats: 300, messages: 5_000, seed: "storm" });
    await until(async () => (await count("inbox", id)) > 1);
    const offered: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      await pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'switchboard worker'",
      );
      const { ids } = await control("say", { account, text: `storm ${round}`, count: 3 });
      offered.push(...ids);
      await pause(120 + 60 * (round % 4));
    }
    const stored = () =>
      one("select count(*)::int as n from messages where session_id = $1 and wa_id = any($2)", id, offered);
    await until(async () => (await stored()).n === offered.length, 60);
    await until(async () => (await session(id)).history_phase === "complete", 90);
    expect(await count("messages", id)).toBe(5_000 + offered.length);
    expect(await count("chats", id)).toBe(300);
    await until(
      async () =>
        (await one("select count(*)::int as n from inbox where session_id = $1 and state <> 'done'", id)).n === 0,
    );
    expect(child.exitCode).toBeNull();
    expect(text()).not.toContain(account);
    await end(child, "SIGTERM");
  }, 200_000);

  it("tells WhatsApp each wish once, whenever it is killed", async () => {
    let { child } = spawnWorker();
    const { id, account } = await createAndScan({ chats: 80, messages: 80, seed: "wishes" });
    await until(async () => (await session(id)).history_phase === "complete", 60);
    const { rows: chats } = await pool.query<{ jid: string }>(
      "select jid from chats where session_id = $1 and type = 'dm' order by id limit 48",
      [id],
    );
    const until0 = Date.now() + 86_400_000;
    const wished = chats.map(({ jid }, index) => ({ jid, mutedUntil: until0 + index }));
    for (let round = 0; round < 6; round += 1) {
      for (const { jid, mutedUntil } of wished.slice(round * 8, round * 8 + 8))
        await pool.query(
          "insert into outbox (session_id, kind, chat, payload) values ($1, 'chat.mute', $2, jsonb_build_object('mutedUntil', $3::bigint))",
          [id, jid, mutedUntil],
        );
      await until(
        async () => (await one("select 1 from outbox where session_id = $1 and state <> 'new' and chat = any($2)", id, wished.slice(round * 8).map(({ jid }) => jid))) !== undefined, // prettier-ignore
      );
      await pause(round * 23);
      await end(child, "SIGKILL");
      await pool.query("update leases set expires_at = '-infinity' where session_id = $1", [id]); // it is known to be dead
      ({ child } = spawnWorker());
    }
    await until(
      async () => (await one("select 1 from outbox where session_id = $1 and state <> 'done'", id)) === undefined,
      60,
    );
    const { accounts } = await control("snapshot", { account });
    const told: string[] = accounts[0].settings.regular_high
      .filter(({ by }: { by: string }) => by === "client")
      .flatMap(({ actions }: any) => actions)
      .map(({ index, value }: any) => `${index[1]} ${value.muteAction.muteEndTimestamp}`);
    expect(told.sort()).toEqual(wished.map(({ jid, mutedUntil }) => `${jid} ${mutedUntil}`).sort());
    await end(child, "SIGTERM");
  }, 200_000);
});
