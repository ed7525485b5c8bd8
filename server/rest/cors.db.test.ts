import { afterAll, beforeAll, expect, it } from "vitest";

process.env.CORS_ORIGINS = "https://app.example, http://localhost:5173";
const { startHttp } = await import("@/server/testing/http.ts");
let http: Awaited<ReturnType<typeof startHttp>>;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(async () => {
  await http.stop();
});
const names = [
  "access-control-allow-origin",
  "access-control-allow-methods",
  "access-control-allow-credentials",
  "vary",
];
const ask = async (method: string, { origin, path = "/sessions" }: { origin: string; path?: string }) => {
  const { status, headers } = await http.ask(`/api/v1${path}`, { method, headers: { origin } });
  return [status, ...names.map((name) => headers[name])];
};

it("lets the configured origins ask, with the methods of the path, and without credentials", async () => {
  const origin = "https://app.example";
  expect(await ask("OPTIONS", { origin })).toEqual([204, origin, "GET, HEAD, POST, OPTIONS", undefined, "Origin"]);
  const path = "/sessions/x/channels/y@newsletter:unfollow";
  expect(await ask("OPTIONS", { origin, path })).toEqual([204, origin, "POST, OPTIONS", undefined, "Origin"]);
  expect(await ask("GET", { origin })).toEqual([401, origin, undefined, undefined, "Origin"]);
  expect((await ask("OPTIONS", { origin, path: "/nothing" })).slice(0, 2)).toEqual([404, origin]);
});

it("and no others", async () => {
  for (const origin of ["https://evil.example", "null", "https://app.example.evil.example", "http://app.example"]) {
    expect(await ask("OPTIONS", { origin })).toEqual([204, undefined, undefined, undefined, "Origin"]);
    expect(await ask("GET", { origin })).toEqual([401, undefined, undefined, undefined, "Origin"]);
  }
});
