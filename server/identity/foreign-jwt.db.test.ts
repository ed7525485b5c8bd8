import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";

/** Another frontend: its key set over loopback, in whatever state a test wants it. */
let answer: RequestListener;
let fetched = 0;
const frontend = createServer((incoming, outgoing) => {
  fetched++;
  answer(incoming, outgoing);
});
await new Promise<void>((resolve) => frontend.listen(0, "127.0.0.1", resolve));
process.env.AUTH_JWKS_URL = `http://127.0.0.1:${(frontend.address() as AddressInfo).port}/jwks`;
process.env.AUTH_ISSUER = "https://login.example";
process.env.AUTH_AUDIENCE = "switchboard";
process.env.AUTH_ORG_CLAIM = "tenant";
process.env.AUTH_ROLE_CLAIM = "rank";

const { newOrganization } = await import("@/server/testing/factories.ts");
const ALGORITHMS = ["EdDSA", "ES256", "RS256"] as const;
type Pair = { key: CryptoKey; jwk: JWK };
const pairs = {} as Record<(typeof ALGORITHMS)[number] | "rotated", Pair>;
let organizationId: string;
let verify: (token: string) => Promise<{ capabilities: ReadonlySet<string> } | undefined>;

const serveKeys = (keys: JWK[]) => {
  answer = (_incoming, outgoing) =>
    outgoing.setHeader("content-type", "application/json").end(JSON.stringify({ keys }));
};
const allKeys = () => Object.values(pairs).map(({ jwk }) => jwk);

beforeAll(async () => {
  for (const alg of ALGORITHMS) {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    pairs[alg] = { key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid: alg } };
  }
  organizationId = (await newOrganization()).id;
});
beforeEach(async () => {
  vi.useRealTimers();
  vi.resetModules();
  fetched = 0;
  serveKeys(allKeys());
  verify = (await import("./verify-login-jwt.ts")).verifyLoginJwt;
});
afterAll(() => {
  frontend.close();
  frontend.closeAllConnections();
});

type Made = { alg?: keyof typeof pairs; header?: Record<string, unknown>; payload?: Record<string, unknown> };
const token = ({ alg = "EdDSA", header = {}, payload = {} }: Made = {}) =>
  new SignJWT({ tenant: organizationId, rank: "admin", ...payload })
    .setProtectedHeader({ alg, kid: alg, ...header })
    .setSubject("person-7")
    .setIssuer("https://login.example")
    .setAudience("switchboard")
    .setIssuedAt()
    .setExpirationTime("10m")
    .sign(pairs[alg].key);

it.each(ALGORITHMS)("accepts %s; the claims decide", async (alg) => {
  expect([...(await verify(await token({ alg })))!.capabilities]).toEqual(["read", "send", "manage", "events"]);
  expect([...(await verify(await token({ alg, payload: { rank: "visitor" } })))!.capabilities]).toEqual([]);
  expect(await verify(await token({ alg, payload: { tenant: "no organization" } }))).toBeUndefined();
  expect(await verify(await token({ alg, payload: { tenant: undefined } }))).toBeUndefined();
});

it("tries each key that fits when the token names none", async () => {
  const other = await generateKeyPair("EdDSA", { extractable: true });
  serveKeys([{ ...(await exportJWK(other.publicKey)), kid: "other" }, ...allKeys()]);
  expect(await verify(await token({ header: { kid: undefined } }))).toBeDefined();
  serveKeys([{ ...(await exportJWK(other.publicKey)), kid: "other" }]);
  expect(await verify(await token({ header: { kid: "unknown" } }))).toBeUndefined();
});

it("one fetch serves a crowd, and unknown key ids cause no further ones", async () => {
  const good = await token();
  await Promise.all(Array.from({ length: 50 }, () => verify(good)));
  const unknown = await token({ header: { kid: "unknown" } });
  for (let time = 0; time < 20; time++) expect(await verify(unknown)).toBeUndefined();
  expect(fetched).toBe(1);
});

const away: Record<string, RequestListener> = {
  "an error": (_incoming, outgoing) => outgoing.writeHead(500).end(),
  "a page": (_incoming, outgoing) => outgoing.setHeader("content-type", "text/html").end("<h1>Welcome</h1>"),
  "no key set": (_incoming, outgoing) => outgoing.end('{"keys":"none"}'),
  "a redirect": (_incoming, outgoing) => outgoing.writeHead(302, { location: "/elsewhere" }).end(),
  "a broken line": (_incoming, outgoing) => void outgoing.destroy(),
  silence: () => undefined,
};

it.each(Object.keys(away))("%s: 503 with nothing cached, asked once for a crowd", async (name) => {
  answer = away[name]!;
  const good = await token();
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => verify(good)));
  for (const result of results)
    expect(result).toMatchObject({ status: "rejected", reason: { code: "gateway_unavailable" } });
  await expect(verify(good)).rejects.toMatchObject({ code: "gateway_unavailable" });
  expect(fetched).toBe(1);
  expect(await verify("a.b.c")).toBeUndefined();
});

it("keys known before the outage stay good, for a day", async () => {
  const good = await token();
  expect(await verify(good)).toBeDefined();
  answer = away["an error"]!;
  const later = async (hours: number) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hours * 3_600_000 });
    return verify(await token());
  };
  expect(await later(1)).toBeDefined();
  await expect(later(30)).rejects.toMatchObject({ code: "gateway_unavailable" });
  serveKeys(allKeys());
  vi.setSystemTime(Date.now() + 10_000);
  expect(await verify(await token())).toBeDefined();
});

/** From now on it is so many seconds later, for whoever asks what time it is. */
const wait = (seconds: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1_000 });

it.each(["its keys", "an error", "a page", "silence"])(
  "a thousand unknown key ids cause one fetch in half a minute from a frontend that gives %s",
  async (state) => {
    const good = await token();
    expect(await verify(good)).toBeDefined();
    wait(60); // jose may ask again for a key that it does not know
    fetched = 0;
    answer = away[state] ?? answer;
    const unknown = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) => token({ header: { kid: `unknown ${n}` } })),
    );
    for (const one of unknown.slice(0, 10)) expect(await verify(one)).toBeUndefined();
    wait(29);
    const rest = await Promise.all(unknown.slice(10).map((one) => verify(one)));
    expect(new Set(rest)).toEqual(new Set([undefined]));
    expect(await verify(await token())).toBeDefined();
    expect(fetched).toBe(1);
  },
);

it("a key that is new is good half a minute later at the latest, one that is gone no longer than ten minutes", async () => {
  const before = await token();
  expect(await verify(before)).toBeDefined();
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
  serveKeys([{ ...(await exportJWK(publicKey)), kid: "rotated" }]);
  pairs.rotated = { key: privateKey, jwk: {} };
  const rotated = () => token({ alg: "rotated", header: { alg: "EdDSA" } });
  expect(await verify(await rotated())).toBeUndefined();
  wait(31);
  expect(await verify(await rotated())).toBeDefined();
  expect(await verify(await token())).toBeUndefined();
  expect(fetched).toBe(2);
});

it("a set of a megabyte is read; one that has become empty refuses", async () => {
  serveKeys([
    ...allKeys(),
    ...Array.from({ length: 4_000 }, (_, n) => ({ ...pairs.EdDSA.jwk, kid: `${n}${"x".repeat(190)}` })),
  ]);
  expect(await verify(await token())).toBeDefined();
  serveKeys([]);
  wait(601);
  expect(await verify(await token())).toBeUndefined();
});

it("an empty set refuses; own tokens are not made", async () => {
  serveKeys([]);
  expect(await verify(await token())).toBeUndefined();
  const { mintLoginJwt } = await import("./mint-login-jwt.ts");
  await expect(mintLoginJwt({ userId: "u", organizationId, role: "owner" })).rejects.toMatchObject({
    code: "conflict",
  });
});
