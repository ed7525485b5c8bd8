import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const MAIN = join(import.meta.dirname, "main.ts");

describe("the sandbox process", { timeout: 30_000 }, () => {
  let dataDir: string;
  const running: ChildProcess[] = [];
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
  });
  afterAll(async () => {
    for (const child of running) child.kill("SIGKILL");
    await rm(dataDir, { recursive: true, force: true });
  });

  function start(port: number) {
    const env = { ...process.env, DATA_DIR: dataDir, SANDBOX_PORT: String(port), LOG_LEVEL: "silent" };
    const child = spawn(process.execPath, ["--import", "tsx", MAIN], { env, stdio: ["ignore", "pipe", "pipe"] });
    running.push(child);
    const said = { out: "", err: "" };
    child.stdout.on("data", (data: Buffer) => (said.out += data.toString()));
    child.stderr.on("data", (data: Buffer) => (said.err += data.toString()));
    const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
    return { child, said, exit };
  }

  const health = (port: number) =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ status }) => status,
      () => 0,
    );

  it("answers when it is ready, says so when its port is taken, and ends on SIGTERM", async () => {
    const port = await getPort();
    const first = start(port);
    while ((await health(port)) !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
    const second = start(port);
    expect(await second.exit).toBe(1);
    expect(second.said.err).toBe(`The sandbox cannot start: port ${port} is in use; set SANDBOX_PORT to a free one.\n`);
    first.child.kill("SIGTERM");
    expect(await first.exit).toBe(0);
    expect(first.said).toEqual({ out: "", err: "" });
  });
});
