import "./quiet.ts";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WA_CERT_DETAILS } from "@whiskeysockets/baileys";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { control, TestClient, until } from "./test-client.ts";

const MAIN = join(import.meta.dirname, "main.ts");
/** More of them with SANDBOX_NUMBERS in the environment, to measure. */
const NUMBERS = Number(process.env.SANDBOX_NUMBERS ?? "10");
const CHATS = 200;
const MEGABYTES_EACH = 10;
const SECONDS_EACH = 2;

describe("many numbers in one sandbox", { timeout: 120_000 }, () => {
  let dataDir: string;
  let child: ChildProcess;
  let sandbox: { port: number; socketUrl: string; secret: string; trustRoot: string };
  const clients = Array.from({ length: NUMBERS }, () => new TestClient(() => sandbox));

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    const port = await getPort();
    const env = { ...process.env, DATA_DIR: dataDir, SANDBOX_PORT: String(port), LOG_LEVEL: "silent" };
    child = spawn(process.execPath, ["--import", "tsx", MAIN], { env, stdio: "ignore" });
    const healthy = () => fetch(`http://127.0.0.1:${port}/healthz`).then(({ ok }) => ok, () => false); // prettier-ignore
    await until(healthy, "the sandbox");
    const kept = (name: string) => readFile(join(dataDir, "sandbox", name), "utf8");
    const [secret, trustRoot] = [await kept("secret"), await kept("trust-root")];
    sandbox = { port, socketUrl: `ws://127.0.0.1:${port}/ws/chat`, secret, trustRoot };
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(trustRoot, "base64");
  });
  afterAll(async () => {
    for (const client of clients) await client.socket.end(undefined);
    child.kill("SIGKILL");
    await rm(dataDir, { recursive: true, force: true });
  });

  const residentMb = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  };
  /** As a worker does: linking is work for the client above all. */
  async function fiveAtOnce(each: (client: TestClient, index: number) => Promise<unknown>): Promise<void> {
    const waiting = [...clients.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await each(next[1], next[0]);
    };
    await Promise.all(Array.from({ length: 5 }, work));
  }
  const account = (index: number) => `4477009${String(20_000 + index)}`;

  it("links them all, in little room, and each gets its own", async () => {
    const before = await residentMb();
    const began = performance.now();
    await fiveAtOnce((client, index) => client.link({ phone: account(index), chats: CHATS }));
    const linked = performance.now();
    await until(() => clients.every((client) => client.history().flatMap(({ chats }) => chats).length === CHATS), "every history"); // prettier-ignore
    const seconds = (linked - began) / 1000;
    const each = ((await residentMb()) - before) / NUMBERS;
    process.stdout.write(`${NUMBERS} numbers of ${CHATS} chats: linked in ${seconds.toFixed(1)} s, ${each.toFixed(1)} MB each in the sandbox\n`); // prettier-ignore
    expect(seconds).toBeLessThan(SECONDS_EACH * NUMBERS);
    expect(each).toBeLessThan(MEGABYTES_EACH);
    await Promise.all(clients.map((_, index) => control(sandbox, "say", { account: account(index), text: `for ${index}` }))); // prettier-ignore
    for (const [index, client] of clients.entries()) {
      await until(() => client.texts().length > 0, `the message for ${index}`);
      expect(client.texts().map(({ text }) => text)).toEqual([`for ${index}`]);
    }
  });

  it("takes them all back after the line dropped", async () => {
    await Promise.all(clients.map((_, index) => control(sandbox, "drop", { account: account(index) })));
    await Promise.all(clients.map((client) => client.closed()));
    const began = performance.now();
    await fiveAtOnce((client) => client.again());
    process.stdout.write(`all back in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    expect((await control(sandbox, "snapshot")).connections).toBe(NUMBERS);
  });
});
