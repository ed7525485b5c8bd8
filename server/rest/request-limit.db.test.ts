import { afterAll, beforeAll, expect, it } from "vitest";

process.env.RATE_LIMIT_PER_MINUTE = "5";
const { startHttp } = await import("@/server/testing/http.ts");
const { issueApiKey } = await import("@/server/api-keys/index.ts");
const { newOrganization } = await import("@/server/testing/factories.ts");

let http: Awaited<ReturnType<typeof startHttp>>;
let organizationId: string;
beforeAll(async () => {
  http = await startHttp();
  organizationId = (await newOrganization()).id;
});
afterAll(() => http.stop());
const newKey = async () => (await issueApiKey({ organizationId, name: "k", permissions: ["read", "events"] })).key;
const standOf = ({ status, headers }: Awaited<ReturnType<typeof http.ask>>) => [
  status,
  Number(headers["ratelimit-limit"]),
  Number(headers["ratelimit-remaining"]),
];

it("each principal has so many requests a minute, is told how many are left, and when to come back", async () => {
  const [key, other] = [await newKey(), await newKey()];
  const paths = ["/sessions", "/sessions/nothing", "/nothing", "/sessions?limit=x", "/sessions/nothing/qr"];
  const answers = [];
  for (const path of paths) answers.push(standOf(await http.ask(`/api/v1${path}`, { token: key })));
  expect(answers).toEqual([200, 404, 404, 400, 403].map((status, at) => [status, 5, 4 - at]));
  const refused = await http.ask("/api/v1/sessions", { token: key });
  expect(standOf(refused)).toEqual([429, 5, 0]);
  const { code, details } = refused.json.error;
  expect([code, details.retryAfterSeconds]).toEqual(["rate_limited", Number(refused.headers["retry-after"])]);
  expect(Number(refused.headers["ratelimit-reset"])).toBe(details.retryAfterSeconds);
  expect([details.retryAfterSeconds > 0, details.retryAfterSeconds <= 60]).toEqual([true, true]);
  expect(standOf(await http.ask("/api/v1/sessions", { token: other }))).toEqual([200, 5, 4]);
});

it("strangers are told who they are not, and what needs no token is not counted", async () => {
  for (let time = 0; time < 8; time++) {
    expect((await http.ask("/api/v1/sessions", { token: "junk" })).status).toBe(401);
    const open = await http.ask("/api/v1/openapi.json");
    expect([open.status, open.headers["ratelimit-limit"]]).toEqual([200, undefined]);
  }
});
