import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import getPort from "get-port";
import { gone, processesOf, READY_MS, start, type Started } from "./testing/product.ts";
import { until } from "./testing/until.ts";

type Page = { data: { id: number; pinned: boolean; lastMessageAt: number | null }[]; nextCursor: string | null };

describe("npm run demo", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "demo-test-"));
  const settings = { DATA_DIR: dataDir, PORT: "", SANDBOX_PORT: "" };
  let running: Started;

  /** Everything is ready when the last line is there. */
  const startDemo = async () => {
    running = start(settings, "--demo");
    const { child, output } = running;
    await until(
      () => output().includes("curl -H") || (child.exitCode !== null && Promise.reject(new Error(output()))),
      READY_MS / 1_000,
      output,
    );
  };
  const credentials = () => ({
    key: /Api-key +(wa_\w+)/.exec(running.output())?.[1],
    password: /Password +(\S+)/.exec(running.output())?.[1],
  });
  const ask = async <T>(path: string): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${settings.PORT}/api/v1${path}`, {
      headers: { authorization: `Bearer ${credentials().key}` },
    });
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  };
  const sessions = async () => (await ask<{ data: { id: string; status: string }[] }>("/sessions")).data;

  beforeAll(async () => {
    Object.assign(settings, { PORT: String(await getPort()), SANDBOX_PORT: String(await getPort()) });
    await startDemo();
  }, READY_MS);
  afterAll(async () => {
    for (const { pid } of processesOf(dataDir)) process.kill(pid, "SIGKILL");
    await gone(dataDir, 5_000);
    rmSync(dataDir, { recursive: true, force: true });
  }, 10_000);

  it("shows 2,000 chats of a linked number, pinned ones first, each once", async () => {
    const [session] = await sessions();
    expect(session).toMatchObject({ status: "working" });
    const seen: Page["data"] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: Page = await ask(`/sessions/${session!.id}/chats?limit=200${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.data);
      cursor = page.nextCursor;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(2_000);
    const unpinned = seen.findIndex(({ pinned }) => !pinned);
    expect(seen.slice(unpinned, 2_000 - 50).some(({ pinned }) => pinned)).toBe(false);
  }, 20_000);

  it("receives messages by itself", async () => {
    const [session] = await sessions();
    const newest = async () => {
      const { data } = await ask<Page>(`/sessions/${session!.id}/chats?limit=200`);
      return Math.max(...data.map(({ lastMessageAt }) => lastMessageAt ?? 0));
    };
    const before = await newest();
    expect(await until(async () => (await newest()) > before, 30, running.output)).toBe(true);
  }, 35_000);

  it("prints the same password and key at a second start, with the same number", async () => {
    const [before, linked] = [credentials(), await sessions()];
    running.child.kill("SIGTERM");
    expect(await running.ended).toBe(0);
    await startDemo();
    expect(credentials()).toEqual(before);
    expect((await sessions()).map(({ id }) => id)).toEqual(linked.map(({ id }) => id));
    running.child.kill("SIGTERM");
    expect(await running.ended).toBe(0);
    await gone(dataDir, 500);
  }, 60_000);
});
