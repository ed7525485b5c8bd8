import "../quiet.ts";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox, type Sandbox } from "../index.ts";

type Call = { method?: string; body?: string; secret?: string };

describe("the control API", { timeout: 20_000 }, () => {
  let dataDir: string;
  let sandbox: Sandbox;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
    sandbox = await startSandbox({ port: 0, dataDir });
  });
  afterAll(async () => {
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const call = async (path: string, { method = "POST", body, secret = sandbox.secret }: Call = {}) => {
    const headers = { authorization: `Bearer ${secret}` };
    const response = await fetch(`http://127.0.0.1:${sandbox.port}${path}`, { method, body: body ?? null, headers });
    return { status: response.status, body: await response.json() };
  };

  it("is healthy, for everybody", async () => {
    expect(await call("/healthz", { method: "GET", secret: "" })).toEqual({
      status: 200,
      body: { status: "ok" },
    });
  });

  it.each([
    { what: "no secret", path: "/admin/accounts", sent: { secret: "" }, status: 401 },
    { what: "a wrong secret", path: "/admin/accounts", sent: { secret: "guess" }, status: 401 },
    { what: "an unknown verb", path: "/admin/nonsense", sent: {}, status: 404 },
    { what: "a verb of Object", path: "/admin/constructor", sent: {}, status: 404 },
    { what: "another method", path: "/admin/accounts", sent: { method: "GET" }, status: 405 },
    { what: "a body that is no JSON", path: "/admin/say", sent: { body: "{" }, status: 400 },
    { what: "a body that is too long", path: "/admin/say", sent: { body: "x".repeat(2 << 20) }, status: 413 },
    { what: "a field that is missing", path: "/admin/say", sent: { body: "{}" }, status: 400 },
    {
      what: "an account that is not there",
      path: "/admin/say",
      sent: { body: '{"account":"447700900999"}' },
      status: 404,
    },
    { what: "a code that is none", path: "/admin/scan", sent: { body: '{"qr":"hello"}' }, status: 400 },
    {
      what: "a code nobody shows",
      path: "/admin/scan",
      sent: { body: '{"qr":"https://wa.me/settings/linked_devices#a,b,c,d,1"}' },
      status: 409,
    },
  ])("refuses $what with a sentence", async ({ path, sent, status }) => {
    const answer = await call(path, sent);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(/^[A-Z].*\.$/);
  });

  it("lists nobody at first", async () => {
    expect((await call("/admin/accounts")).body).toEqual({ accounts: [] });
  });

  it("keeps its files to itself", async () => {
    const directory = join(dataDir, "sandbox");
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(directory)) expect((await stat(join(directory, name))).mode & 0o077).toBe(0);
    expect(await readdir(directory)).toEqual(["accounts", "root.json", "secret", "trust-root"]);
  });

  it("cannot start twice on one port", async () => {
    await expect(startSandbox({ port: sandbox.port, dataDir })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
