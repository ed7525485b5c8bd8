import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { unprivilegedUser } from "./embedded-account.ts";
import { DirectoryInUse } from "./embedded-lock.ts";
import { isPortFree } from "./embedded-port.ts";
import { type Embedded, findEmbedded, startEmbedded } from "./embedded.ts";

const SMALL = { settings: { shared_buffers: "16MB", fsync: "off" } };
const started: Embedded[] = [];
const start = async (dataDir: string, options: Parameters<typeof startEmbedded>[1] = SMALL) => {
  const embedded = await startEmbedded(dataDir, options);
  started.push(embedded);
  return embedded;
};
const temporary = () => mkdtempSync(join(tmpdir(), "embedded-")); // mode 700: nobody else may enter
afterEach(async () => {
  for (const embedded of started.splice(0)) await embedded.stop();
});

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: "array" });
  await client.end();
  return rows as unknown[][];
}

const kept = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, "postgres.json"), "utf8")) as { port: number; pid: number };

const newerThan = (dataDir: string, pid: number) =>
  kept(dataDir).pid === pid ? Promise.reject(new Error("still the old one")) : Promise.resolve(kept(dataDir).pid);

/** Every process that works on this data directory, PostgreSQL's own children included (they are its descendants). */
const processesOf = (dataDir: string) => {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const command = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8") + readFileSync(`/proc/${pid}/environ`, "utf8");
    } catch {
      return "";
    }
  };
  return all.filter((pid) => command(pid).includes(join(dataDir, "postgres")));
};

async function eventually<T>(look: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await look();
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(100);
    }
  }
}

describe("the embedded PostgreSQL", () => {
  it("starts in a directory nobody else may enter, speaks UTF-8 with scram on loopback only, and leaves no process", async () => {
    const dataDir = temporary();
    const { url, stop } = await start(dataDir);
    const [row] = await ask(
      url,
      `select current_setting('server_version_num')::int / 10000, current_setting('server_encoding'), lower('ÄÖ'), current_setting('listen_addresses'),
        current_setting('unix_socket_directories'), (select rolpassword like 'SCRAM-SHA-256$%' from pg_authid where rolname = current_user)`,
    );
    expect(row).toEqual([18, "UTF8", "äö", "127.0.0.1", "", true]);
    expect(statSync(join(dataDir, "postgres.json")).mode & 0o777).toBe(0o600);
    const wrong = new URL(url);
    wrong.password = "wrong";
    await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
    expect(processesOf(dataDir)).not.toEqual([]);
    await stop();
    expect(processesOf(dataDir)).toEqual([]);
    expect(await findEmbedded(dataDir)).toBeUndefined();
  });

  it("continues where it was at a second start, at the same port", async () => {
    const dataDir = temporary();
    const first = await start(dataDir);
    await ask(first.url, "create table kept as select 7 as n");
    await first.stop();
    const stillFree = await isPortFree(Number(new URL(first.url).port), "127.0.0.1"); // other tests look for ports, too
    const second = await start(dataDir);
    expect(second.url === first.url).toBe(stillFree);
    expect(await ask(second.url, "select n from kept")).toEqual([[7]]);
  });

  it("takes another port when somebody has its own meanwhile", async () => {
    const dataDir = temporary();
    const first = await start(dataDir);
    await first.stop();
    const squatter = createServer().listen(kept(dataDir).port, "127.0.0.1");
    try {
      const second = await start(dataDir);
      expect(second.url).not.toBe(first.url);
      expect(await findEmbedded(dataDir)).toBe(second.url);
    } finally {
      squatter.close();
    }
  });

  it("is one process's alone; others find it", async () => {
    const dataDir = temporary();
    const { url } = await start(dataDir);
    await expect(startEmbedded(dataDir, SMALL)).rejects.toThrow(DirectoryInUse);
    expect(await findEmbedded(dataDir)).toBe(url);
  });

  it("comes back by itself, at the same address and with what was committed, when it is killed", async () => {
    const dataDir = temporary();
    const { url } = await start(dataDir);
    await ask(url, "create table kept as select 7 as n");
    const { pid } = kept(dataDir);
    process.kill(pid, "SIGKILL");
    expect(await eventually(() => ask(url, "select n from kept"))).toEqual([[7]]);
    expect(await eventually(() => newerThan(dataDir, pid))).toBeGreaterThan(0);
  });

  it("starts over the note of a process number that is somebody else's now", async () => {
    const dataDir = temporary();
    await (await start(dataDir)).stop();
    writeFileSync(
      join(dataDir, "postgres", "postmaster.pid"),
      `${process.pid}\n${join(dataDir, "postgres")}\n1\n1\n\n\n\n`,
    );
    const { url } = await start(dataDir);
    expect(await ask(url, "select 1")).toEqual([[1]]);
  });

  it("makes its directory anew when the first start was cut off", async () => {
    const dataDir = temporary();
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, "postgres"), { recursive: true });
    writeFileSync(join(dataDir, "postgres.new"), "half");
    const { url } = await start(dataDir);
    expect(await ask(url, "select 1")).toEqual([[1]]);
  });

  it.runIf(process.getuid?.() === 0)("runs as another user, sheltered, where user namespaces are refused", async () => {
    const dataDir = temporary();
    const owner = unprivilegedUser();
    const first = await start(dataDir, { ...SMALL, account: { prefix: [], owner } });
    expect(statSync(`/proc/${kept(dataDir).pid}`).uid).toBe(owner.uid);
    await ask(first.url, "create table kept as select 7 as n");
    await first.stop();
    const second = await start(dataDir, { ...SMALL, account: { prefix: [], owner } });
    expect(await ask(second.url, "select n from kept")).toEqual([[7]]);
    await second.stop();
    rmSync(dirname(realpathSync(join(dataDir, "postgres"))), { recursive: true });
  });
});
