import { connect, createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";

/** Between us and PostgreSQL: passes on, falls silent, or is gone. */
const target = new URL(process.env.DATABASE_URL!);
const sockets = new Set<Socket>();
let silent = false;
const proxy = createServer((near) => {
  const far = connect({ host: target.hostname, port: Number(target.port) });
  for (const socket of [near, far]) {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => [near, far].forEach((end) => end.destroy()));
  }
  near.on("data", (bytes) => silent || far.write(bytes));
  far.on("data", (bytes) => silent || near.write(bytes));
});
const open = (port: number) => new Promise<void>((resolve) => proxy.listen(port, "127.0.0.1", resolve));
const cut = async () => {
  const closed = new Promise((resolve) => proxy.close(resolve));
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await closed;
};

await open(0);
const { port } = proxy.address() as AddressInfo;
process.env.DATABASE_URL = Object.assign(new URL(target), { port: String(port) }).href;
const { startHttp } = await import("@/server/testing/http.ts");
const { issueApiKey } = await import("@/server/api-keys/index.ts");
const { forgetKeys } = await import("@/server/api-keys/verify-api-key.ts");
const { newOrganization } = await import("@/server/testing/factories.ts");
const { size } = await import("@/server/testing/size.ts");
const { tellCount } = await import("@/server/testing/tell-count.ts");
const { closeDatabase } = await import("@/server/db/client.ts");

let http: Awaited<ReturnType<typeof startHttp>>;
let key: string;
beforeAll(async () => {
  http = await startHttp();
  key = (await issueApiKey({ organizationId: (await newOrganization()).id, name: "k", permissions: ["read"] })).key;
});
afterAll(async () => {
  await http.stop();
  await closeDatabase();
  await cut();
});

const paths = ["/api/v1/sessions", "/api/v1/sessions/nothing", "/api/v1/sessions/nothing/chats", "/api/v1/nothing"];
const askAll = () => Promise.all(paths.map(async (path) => (await http.ask(path, { token: key })).status));

it("a database that is gone is 503 at once, never 401 or 404; when it is back, so are the answers", async () => {
  expect(await askAll()).toEqual([200, 404, 404, 404]);
  await cut();
  forgetKeys(); // who asks is remembered for half a second, and this is about not being able to ask
  const began = Date.now();
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.all(paths.map((path) => http.ask(path, { token: key })));
    for (const { status, json, headers } of answers) {
      expect([status, json.error.code]).toEqual([503, "gateway_unavailable"]);
      expect(headers["retry-after"]).toMatch(/^\d+$/);
    }
  }
  expect((await http.ask("/readyz")).status).toBe(503);
  expect((await http.ask("/healthz")).status).toBe(200);
  expect((await http.ask("/api/v1/sessions", { token: "junk" })).status).toBe(401);
  expect(Date.now() - began).toBeLessThan(4_500);
  await open(port);
  await expect.poll(askAll, { timeout: 5_000 }).toEqual([200, 404, 404, 404]);
});

it("a database that has fallen silent is 503 too, and nothing hangs", async () => {
  await askAll();
  silent = true;
  forgetKeys();
  const began = Date.now();
  expect(await askAll()).toEqual([503, 503, 503, 503]);
  const refused = Date.now() - began;
  expect(refused).toBeLessThan(size(3_000, 1_500)); // the nightly run has the machine to itself
  expect((await http.ask("/readyz")).status).toBe(503);
  silent = false;
  for (const socket of sockets) socket.destroy();
  const back = Date.now();
  await expect.poll(askAll, { timeout: 5_000 }).toEqual([200, 404, 404, 404]);
  tellCount("a silent database: 503 after", refused, `ms, answers again ${Date.now() - back} ms after it is back`);
});
