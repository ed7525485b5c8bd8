import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { CAPABILITIES } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { env, secrets } from "@/server/env.ts";
import { newChat, newMember, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startWeb } from "@/server/testing/start-web.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { until } from "@/server/testing/until.ts";

/** Two web processes on one database. */
const [STREAMS, REQUESTS] = [200, 50];
type Web = Awaited<ReturnType<typeof startWeb>>;
let one: Web;
let other: Web;
let organizationId: string;
beforeAll(async () => {
  [one, other] = await Promise.all([startWeb(), startWeb()]);
  organizationId = (await newOrganization()).id;
});
afterAll(() => Promise.all([one, other].filter((web) => web.alive()).map((web) => web.stop())));

const keyFor = () => issueApiKey({ organizationId, name: "k", permissions: [...CAPABILITIES] });
type Asked = { method?: string; headers?: Record<string, string>; body?: string };

/** Sends a request; `begun` once the server has read its head, which it says with 100-continue. */
function ask({ port }: Web, path: string, { method = "GET", headers = {}, body }: Asked) {
  const told = { ...headers, host: new URL(env.publicUrl).host, expect: "100-continue" };
  const outgoing = request({ host: "127.0.0.1", port, path, method, headers: told, agent: false });
  const begun = new Promise((resolve) => outgoing.on("continue", resolve));
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on("response", resolve).on("error", reject).end(body);
  });
  return { begun, answer };
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const json = { "content-type": "application/json" };
const statusOf = async (web: Web, token: string) => {
  const { statusCode } = await ask(web, "/api/v1/sessions", { headers: bearer(token) }).answer;
  return statusCode;
};

it("a key that is revoked at one is refused by the other within a second", async () => {
  const cookie = `sb.login=${await encode({
    token: { sub: (await newMember(organizationId)).id, organizationId },
    secret: secrets().nextauthSecret,
  })}`;
  const waits: number[] = [];
  for (let round = 0; round < 3; round++) {
    const { key, id } = await keyFor();
    for (const web of [one, other]) expect(await statusOf(web, key)).toBe(200);
    const headers = { cookie, origin: env.publicUrl, ...json };
    const revoked = ask(one, "/api/trpc/apiKeys.revoke", { method: "POST", headers, body: JSON.stringify({ id }) });
    expect((await revoked.answer).statusCode).toBe(200);
    const began = performance.now();
    expect(await statusOf(one, key)).toBe(401);
    await until(async () => (await statusOf(other, key)) === 401);
    waits.push(performance.now() - began);
  }
  expect(Math.max(...waits)).toBeLessThan(1_000);
  tellCount("a key revoked in one process is refused in the other after at most", Math.round(Math.max(...waits)), "ms");
});

it("stops within ten seconds under 200 streams and 50 requests, and no answer is broken", async () => {
  const { key } = await keyFor();
  const { id: session } = await newSession({ organizationId, desired: "running", status: "starting" });
  await newChat({ sessionId: session });
  const streams = await Promise.all(
    Array.from({ length: STREAMS }, () => ask(one, "/api/v1/events", { headers: bearer(key) }).answer),
  );
  const ends = streams.map((stream) => once(stream.resume(), "end"));

  const lock = await pool.connect();
  await lock.query("begin");
  await lock.query("lock table chats in access exclusive mode");
  const path = `/api/v1/sessions/${session}`;
  const asked = Array.from({ length: REQUESTS - 1 }, () => ask(one, `${path}/chats`, { headers: bearer(key) }));
  const pairing = { method: "POST", headers: { ...bearer(key), ...json }, body: '{"phoneNumber":"351215550147"}' };
  asked.push(ask(one, `${path}/pairing-code`, pairing));
  const answers = asked.map(async ({ answer }) => {
    const incoming = await answer;
    const body = (await incoming.toArray()).join("");
    expect(JSON.parse(body)).toHaveProperty(incoming.statusCode === 200 ? "data" : "error.code");
    return incoming.statusCode;
  });
  await Promise.all(asked.map(({ begun }) => begun));
  const began = performance.now();
  const ended = one.stop("SIGTERM");
  await lock.query("commit");
  lock.release();
  const statuses = await Promise.all(answers);
  expect([...new Set(statuses)].sort()).toEqual([200, 503]);
  expect(statuses.pop(), "who would wait for a worker").toBe(503);
  await Promise.all(ends);
  expect(await ended).toBe(0);
  const ms = Math.round(performance.now() - began);
  expect(ms).toBeLessThan(10_000);
  tellCount(`a web process stopped under ${STREAMS} streams and ${REQUESTS} requests after`, ms, "ms");
});
