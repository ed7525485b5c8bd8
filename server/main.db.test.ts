import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import getPort from "get-port";
import { gone, processesOf, ready, READY_MS, start, type Started, status } from "./testing/product.ts";
import { until } from "./testing/until.ts";

describe("npm start", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "main-test-"));
  const settings = { DATA_DIR: dataDir, PORT: "", SANDBOX_PORT: "" };
  let port = 0;
  let running: Started;

  beforeAll(async () => {
    port = await getPort();
    Object.assign(settings, { PORT: String(port), SANDBOX_PORT: String(await getPort()) });
    running = start(settings);
    await ready(running);
  }, READY_MS);
  afterAll(async () => {
    for (const { pid } of processesOf(dataDir)) process.kill(pid, "SIGKILL");
    await gone(dataDir, 5_000);
    for (const folder of [dataDir, `${dataDir}-other`, `${dataDir}-early`])
      rmSync(folder, { recursive: true, force: true });
  }, 10_000);

  it("answers, and says once who may log in", async () => {
    expect(running.output()).toMatch(/The first start made an owner: admin@localhost, with the password \S+ /);
    expect(await status(port, "/healthz")).toBe(200);
    expect(await status(port, "/readyz")).toBe(200);
    expect(await status(port, "/api/v1/sessions")).toBe(401);
  });

  it("refuses to run twice on one data directory, on a busy port, and without the database it was told of", async () => {
    const other = { PORT: String(await getPort()), SANDBOX: "off" };
    const nowhere = `postgresql://someone:hidden-word@127.0.0.1:${await getPort()}/nothing`;
    const refused = [
      { ...settings, ...other },
      { DATA_DIR: `${dataDir}-other`, PORT: String(port), SANDBOX: "off" },
      { ...other, DATA_DIR: `${dataDir}-other`, DATABASE_URL: nowhere },
      { ...other, DATA_DIR: `${dataDir}-other`, PORT: "many" },
    ].map((given) => start(given));
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

  it("leaves nothing behind when it is stopped while it starts", async () => {
    const place = `${dataDir}-early`;
    const early = start({ DATA_DIR: place, PORT: String(await getPort()), SANDBOX: "off" });
    await until(() => processesOf(place).some(({ command }) => command.includes("/bin/initdb ")), 30, early.output);
    early.child.kill("SIGTERM");
    expect(await early.ended).toBe(0);
    await gone(place, 10_000);
  }, 45_000);

  it("starts a process again that was killed", async () => {
    const web = () => processesOf(dataDir).find(({ command }) => command.includes("server/web.ts"));
    const before = web()!.pid;
    process.kill(before, "SIGKILL");
    await until(() => web() !== undefined && web()!.pid !== before, 5, running.output);
    expect(await until(async () => (await status(port, "/readyz")) === 200, 15, running.output)).toBe(true);
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
