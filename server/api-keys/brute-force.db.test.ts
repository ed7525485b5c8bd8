import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { size } from "@/server/testing/size.ts";
import { tellCount } from "@/server/testing/tell-count.ts";

process.env.TRUSTED_PROXY_HOPS = "1"; // so that a request can come from anywhere
const { startHttp } = await import("@/server/testing/http.ts");
const { inBundles } = await import("@/server/testing/matrix/requests.ts");
const { issueApiKey } = await import("./issue-api-key.ts");
const { makeKey } = await import("./key.ts");
const { mintLoginJwt } = await import("@/server/identity/index.ts");
const { pool } = await import("@/server/db/client.ts");
const { newMember, newOrganization } = await import("@/server/testing/factories.ts");

const KEYS = size(2_000, 5_000);
let http: Awaited<ReturnType<typeof startHttp>>;
let good: string;
beforeAll(async () => {
  http = await startHttp();
  good = (await issueApiKey({ organizationId: (await newOrganization()).id, name: "k", permissions: ["read"] })).key;
});
beforeEach(() => pool.query("delete from key_tries"));
afterEach(() => vi.useRealTimers());
afterAll(() => http.stop());

const ask = (token: string, address: string) =>
  http.ask("/api/v1/sessions", { token, headers: { "x-forwarded-for": `6.6.6.6, ${address}` } });
const statusOf = async (token: string, address: string) => (await ask(token, address)).status;
const guessing = (count: number, address: (at: number) => string) =>
  inBundles(
    Array.from({ length: count }, (_, at) => at),
    (at) => ask(makeKey(), address(at)),
  );

it("guesses from one /64 are answered twenty times, whichever of its addresses they come from; who has a key is not asked", async () => {
  const guess = (count: number) => guessing(count, (at) => `2001:db8:1:2::${at.toString(16)}`);
  const first = await guess(100);
  const asked = vi.spyOn(pool, "query");
  const answers = [...first, ...(await guess(KEYS - 100))];
  const queries = asked.mock.calls.length;
  asked.mockRestore();
  expect(queries).toBeLessThan(KEYS / 100);
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(20);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(KEYS - 20);
  for (const { json, headers } of refused) {
    expect(json.error).toMatchObject({ code: "rate_limited", details: { retryAfterSeconds: expect.any(Number) } });
    expect(Number(headers["retry-after"])).toBe(json.error.details.retryAfterSeconds);
    expect([Number(headers["retry-after"]) > 500, Number(headers["retry-after"]) <= 600]).toEqual([true, true]);
  }
  const there = "2001:db8:1:2:ffff::1";
  expect(await statusOf(good, there)).toBe(200);
  expect(await statusOf("junk", there)).toBe(401);
  expect(await statusOf("a.b.c", there)).toBe(401);
  expect(await statusOf(makeKey(), "2001:db8:1:3::1")).toBe(401);
  const another = await issueApiKey({ organizationId: (await newOrganization()).id, name: "k", permissions: ["read"] });
  expect(await statusOf(another.key, there)).toBe(200);
  tellCount("brute force", KEYS, `keys guessed, which cost ${queries} queries after the first hundred`);
});

it("counts each IPv4 address for itself, and forgets after ten minutes", async () => {
  expect((await guessing(30, () => "10.0.0.1")).filter(({ status }) => status === 401)).toHaveLength(20);
  expect(await statusOf(makeKey(), "10.0.0.2")).toBe(401);
  await pool.query("update key_tries set tried_at = array(select at - interval '11 minutes' from unnest(tried_at) at)");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 60_000 });
  expect(await statusOf(makeKey(), "10.0.0.1")).toBe(401);
});

it("what is no guess is not counted: junk, tokens, and keys that were revoked", async () => {
  const { id: organizationId } = await newOrganization();
  const { key, id } = await issueApiKey({ organizationId, name: "k", permissions: ["read"] });
  await pool.query("update api_keys set revoked_at = now() where id = $1", [id]);
  const { id: userId } = await newMember(organizationId);
  const token = await mintLoginJwt({ userId, organizationId: (await newOrganization()).id, role: "owner" });
  for (let time = 0; time < 25; time++)
    for (const none of [key, token, "junk"]) expect(await statusOf(none, "10.0.0.3")).toBe(401);
  expect((await pool.query("select from key_tries")).rowCount).toBe(0);
});

it("where tries cannot be counted, no guess is answered, and keys are good", async () => {
  await pool.query("alter table key_tries rename to key_tries_away");
  try {
    expect(await statusOf(makeKey(), "10.0.0.4")).toBe(500);
    expect(await statusOf(good, "10.0.0.4")).toBe(200);
  } finally {
    await pool.query("alter table key_tries_away rename to key_tries");
  }
});
