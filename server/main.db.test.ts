import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** The whole product as a person starts it, on a data directory and ports of its own. */
const READY_MS = 240_000; // the first start builds the site
type Started = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(settings: Record<string, string>): Started {
  const { DATABASE_URL: _ours, ENCRYPTION_KEY: _key, NEXTAUTH_SECRET: _secret, NODE_ENV: _mode, ...rest } = process.env;
  const env = { ...rest, NODE_ENV: "" as "test", LOG_LEVEL: "warn", ...settings };
  const child = spawn(process.execPath, ["--import", "tsx", "server/main.ts"], {
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return { child, output: () => output, ended };
}

async function until<T>(
  look: () => Promise<T | undefined> | T | undefined,
  patience: number,
  what: () => string,
): Promise<T> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    await sleep(50);
  }
  throw new Error(what());
}

const ready = ({ output, child }: Started) =>
  until(
    () => output().includes("Switchboard is at") || (child.exitCode !== null && Promise.reject(new Error(output()))),
    READY_MS,
    output,
  );

/** Every process, however it descends, was given this data directory. */
function processesOf(dataDir: string): { pid: number; command: string }[] {
  const read = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, "utf8");
    } catch {
      return "";
    }
  };
  return readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid) && `${read(pid, "environ")}${read(pid, "cmdline")}`.includes(dataDir))
    .map((pid) => ({ pid: Number(pid), command: read(pid, "cmdline").replaceAll("\0", " ") }))
    .filter(({ command }) => command !== "");
}

const status = (port: number, path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    (response) => response.status,
    () => 0,
  );
const gone = (dataDir: string, patience: number) =>
  until(
    () => processesOf(dataDir).length === 0,
    patience,
    () => JSON.stringify(processesOf(dataDir), null, 1),
  );

describe("npm start", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "main-test-"));
  const settings = { DATA_DIR: dataDir, PORT: "", SANDBOX_PORT: "" };
  let port = 0;
  let running: Started;

  beforeAll(async () => {
    port = await freePort();
    Object.assign(settings, { PORT: String(port), SANDBOX_PORT: String(await freePort()) });
    running = start(settings);
    await ready(running);
  }, READY_MS);
  afterAll(async () => {
    for (const { pid } of processesOf(dataDir)) process.kill(pid, "SIGKILL");
    await gone(dataDir, 5_000);
    for (const folder of [dataDir, `${dataDir}-other`]) rmSync(folder, { recursive: true, force: true });
  }, 10_000);

  it("answers, and says once who may log in", async () => {
    expect(running.output()).toMatch(/The first start made an owner: admin@localhost, with the password \S+ /);
    expect(await status(port, "/healthz")).toBe(200);
    expect(await status(port, "/readyz")).toBe(200);
    expect(await status(port, "/api/v1/sessions")).toBe(401);
  });

  it("refuses to run twice on one data directory, on a busy port, and without the database it was told of", async () => {
    const other = { PORT: String(await freePort()), SANDBOX: "off" };
    const nowhere = `postgresql://someone:hidden-word@127.0.0.1:${await freePort()}/nothing`;
    const refused = [
      { ...settings, ...other },
      { DATA_DIR: `${dataDir}-other`, PORT: String(port), SANDBOX: "off" },
      { ...other, DATA_DIR: `${dataDir}-other`, DATABASE_URL: nowhere },
      { ...other, DATA_DIR: `${dataDir}-other`, PORT: "many" },
    ].map(start);
    expect(await Promise.all(refused.map(({ ended }) => ended))).toEqual([1, 1, 1, 1]);
    const [twice, busy, away, wrong] = refused.map(({ output }) => output().trim());
    expect(twice).toBe(`Another Switchboard is already running on ${dataDir}.`);
    expect(busy).toBe(`Port ${port} of 127.0.0.1 is in use: set PORT to a free one.`);
    expect(away).toMatch(
      /^The database of DATABASE_URL \(127\.0\.0\.1:\d+\/nothing\) cannot be used: .*ECONNREFUSED.*\.$/,
    );
    expect(wrong).toMatch(/^Switchboard cannot start, the environment is wrong: PORT .*\.$/);
    expect(await status(port, "/readyz")).toBe(200);
  }, 30_000);

  it("starts a process again that was killed", async () => {
    const web = () => processesOf(dataDir).find(({ command }) => command.includes("server/web.ts"));
    const before = web()!.pid;
    process.kill(before, "SIGKILL");
    await until(() => web() !== undefined && web()!.pid !== before, 5_000, running.output);
    expect(await until(async () => (await status(port, "/readyz")) === 200, 15_000, running.output)).toBe(true);
  }, 25_000);

  it("stops everything within ten seconds, although Ctrl-C comes twice and a request never ends", async () => {
    const half = connect(port, "127.0.0.1");
    half.on("error", () => undefined).write("GET /login HTTP/1.1\r\nHost: ");
    await once(half, "connect");
    const began = Date.now();
    running.child.kill("SIGINT");
    running.child.kill("SIGINT");
    expect(await running.ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
    await gone(dataDir, 500);
  }, 15_000);

  it(
    "continues where it was at a second start, and leaves nothing behind when it is killed itself",
    async () => {
      running = start(settings);
      await ready(running);
      expect(running.output()).not.toContain("made an owner");
      expect(await status(port, "/readyz")).toBe(200);
      running.child.kill("SIGKILL");
      await gone(dataDir, 12_000);
      running = start(settings);
      await ready(running);
      expect(await status(port, "/readyz")).toBe(200);
      running.child.kill("SIGTERM");
      expect(await running.ended).toBe(0);
      await gone(dataDir, 500);
    },
    READY_MS,
  );
});
