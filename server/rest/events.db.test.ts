import { connect } from "node:net";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { env } from "@/server/env.ts";
import { closeStreams } from "@/server/events/index.ts";
import { Event } from "@/server/events/schema.ts";
import { mintLoginJwt } from "@/server/identity/index.ts";
import { currentSigningKey } from "@/server/identity/signing-keys.ts";
import { newMember, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { eventStream } from "./event-stream.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let organizationId: string;
let key: string;
let session: string;

beforeAll(async () => {
  http = await startHttp();
  organizationId = (await newOrganization()).id;
  session = (await newSession({ organizationId })).id;
  key = (await issueApiKey({ organizationId, name: "k", permissions: ["events"] })).key;
});
afterAll(() => http.stop());

const write = (n: number, { of = null, type = "chat.deleted" }: { of?: string | null; type?: string } = {}) =>
  pool.query("insert into events (organization_id, session_id, type, data) values ($1, $2, $3, $4)", [
    organizationId,
    of,
    type,
    { n },
  ]);

type Following = { query?: string; last?: string; token?: string };

/** Opens a stream; `until` reads blocks until one says so, `end` leaves. */
async function follow({ query = "", last, token = key }: Following = {}) {
  const controller = new AbortController();
  const response = await fetch(`${http.url}/api/v1/events${query}`, {
    headers: { authorization: `Bearer ${token}`, ...(last !== undefined && { "last-event-id": last }) },
    signal: controller.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const until = async (enough: (text: string) => boolean) => {
    while (!enough(text)) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
    }
    return eventsIn(text);
  };
  return { response, until, end: () => controller.abort(), text: () => text };
}

function eventsIn(text: string): Event[] {
  return text
    .split("\n\n")
    .filter((block) => block.includes("data: "))
    .map((block) => {
      const event = Event.parse(JSON.parse(/^data: (.*)$/m.exec(block)![1]!));
      expect([/^id: (.*)$/m.exec(block)![1], /^event: (.*)$/m.exec(block)![1]]).toEqual([event.id, event.type]);
      return event;
    });
}
const numbersOf = (events: Event[]) => events.map(({ data }) => data.n);

it("tells what happens from now on, in the shape of the contract, and nothing before", async () => {
  await write(0);
  const stream = await follow();
  expect(stream.response.headers.get("content-type")).toBe("text/event-stream");
  expect(stream.response.headers.get("cache-control")).toBe("private, no-store, no-transform");
  expect(stream.response.headers.get("x-request-id")).toBeTruthy();
  await stream.until((text) => text.includes("id: "));
  expect(stream.text()).not.toContain("data:");
  await write(1);
  await write(2, { of: session, type: "session.status" });
  const events = await stream.until((text) => text.includes('"n":2'));
  expect(events.map(({ data, type, sessionId }) => [data.n, type, sessionId])).toEqual([
    [1, "chat.deleted", null],
    [2, "session.status", session],
  ]);
  stream.end();
});

it("resumes behind any id, even one that came alone, and starts anew from junk", async () => {
  const first = await follow();
  await first.until((text) => text.includes("id: "));
  const alone = /^id: (.*)$/m.exec(first.text())![1]!;
  first.end();
  for (const n of [3, 4, 5]) await write(n);
  const second = await follow({ last: alone });
  const seen = await second.until((text) => text.includes('"n":5'));
  expect(numbersOf(seen)).toEqual([3, 4, 5]);
  second.end();
  const third = await follow({ last: seen[0]!.id });
  expect(numbersOf(await third.until((text) => text.includes('"n":5')))).toEqual([4, 5]);
  third.end();
  const lost = await follow({ last: "junk" });
  expect((await lost.until((text) => text.includes("data: ")))[0]!.type).toBe("reset");
  lost.end();
});

it("filters by session and type", async () => {
  const stream = await follow({ query: `?session=${session}&types=session.status,session.qr` });
  await stream.until((text) => text.includes("id: "));
  await write(1, { of: session });
  await write(2, { type: "session.status" });
  await write(3, { of: session, type: "session.qr" });
  expect(numbersOf(await stream.until((text) => text.includes('"n":3')))).toEqual([3]);
  stream.end();
});

it("refuses what it does not know, before a stream begins", async () => {
  const ask = (query: string, token = key) => http.ask(`/api/v1/events${query}`, { token });
  const { key: weak } = await issueApiKey({ organizationId, name: "k", permissions: ["read"] });
  expect((await ask("", weak)).json.error.details).toEqual({ required: "events" });
  for (const query of ["?types=chat", "?types=", "?types=session.status,", "?types=ready"]) {
    const { status, json } = await ask(query);
    expect([status, json.error.details.errors[0].path.split(".")[0]]).toEqual([400, "types"]);
  }
  const foreign = await newSession({ organizationId: (await newOrganization()).id });
  for (const id of [foreign.id, "nothing", ""])
    expect((await ask(`?session=${id}`)).json.error.message).toBe("session not found");
  const head = await http.ask("/api/v1/events", { method: "HEAD", token: key });
  expect([head.status, head.headers["content-type"], head.text]).toEqual([200, "text/event-stream", ""]);
});

describe("ends within five seconds of the moment from which one may no longer read, for", () => {
  /** A token, and how to take away what it is worth; `later`: for how many ms it is good nevertheless. */
  type Ended = { token: string; take: () => Promise<unknown>; later?: number };
  const member = async () => {
    const { id } = await newMember(organizationId, "member");
    return { id, token: await mintLoginJwt({ userId: id, organizationId, role: "member" }) };
  };
  const ends: Record<string, () => Promise<Ended>> = {
    "a key that was revoked": async () => {
      const { key, id } = await issueApiKey({ organizationId, name: "k", permissions: ["events"] });
      return { token: key, take: () => pool.query("update api_keys set revoked_at = now() where id = $1", [id]) };
    },
    "a key that has expired": async () => {
      const expiresAt = Date.now() + 1_500;
      const { key } = await issueApiKey({ organizationId, name: "k", permissions: ["events"], expiresAt });
      return { token: key, take: () => Promise.resolve(), later: 1_500 };
    },
    "a member who was removed": async () => {
      const { id, token } = await member();
      return { token, take: () => prisma.membership.deleteMany({ where: { userId: id } }) };
    },
    "a token that has run out": async () => {
      const { id } = await member();
      const { kid, alg, key } = await currentSigningKey();
      const exp = Math.floor(Date.now() / 1000) - 1; // good for five more
      const claims = { org_id: organizationId, org_role: "member", sub: id, iat: exp - 300, exp };
      const token = await new SignJWT({ ...claims, iss: env.auth.issuer, aud: env.auth.audience })
        .setProtectedHeader({ alg, kid })
        .sign(key);
      return { token, take: () => Promise.resolve(), later: 5_000 };
    },
  };
  it.concurrent.each(Object.keys(ends))("%s", async (name) => {
    const { token, take, later = 0 } = await ends[name]!();
    const stream = await follow({ token });
    await stream.until((text) => text.includes("id: "));
    await take();
    const began = Date.now();
    await stream.until(() => false);
    expect(Date.now() - began - later).toBeLessThan(5_000);
    expect((await http.ask("/api/v1/events", { token })).status).toBe(401);
  });
});

it("holds one event for a reader that takes none, and lets go of one that never does", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let made = 0;
  let stalled = false;
  async function* endless(signal: AbortSignal) {
    while (!signal.aborted) {
      await Promise.resolve();
      yield { id: String(++made), type: "chat.deleted", sessionId: null, timestamp: 1, data: {} } satisfies Event;
    }
  }
  const reader = eventStream({ read: endless, onStalled: () => (stalled = true) }).getReader();
  await reader.read();
  await reader.read();
  await vi.advanceTimersByTimeAsync(29_000);
  expect([made, stalled]).toEqual([1, false]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stalled).toBe(true);
  vi.useRealTimers();
});

it("says every fifteen seconds that it is there", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  // eslint-disable-next-line require-yield -- nothing happens in it
  async function* silent(signal: AbortSignal): AsyncGenerator<Event, void> {
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
  }
  const reader = eventStream({ read: silent, onStalled: () => undefined }).getReader();
  await reader.read();
  for (let beat = 0; beat < 3; beat++) {
    const next = reader.read();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(new TextDecoder().decode((await next).value)).toBe(": still here\n\n");
  }
  await reader.cancel();
  vi.useRealTimers();
});

it("lets go of its connection when a reader hangs up, and ends for all when the process stops", async () => {
  const { port } = new URL(http.url);
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(`GET /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\n\r\n`);
  await new Promise((resolve) => socket.once("data", resolve));
  socket.destroy();
  const listeners = async () => {
    const { rows } = await pool.query(
      "select from pg_stat_activity where application_name = 'switchboard events' and datname = current_database()",
    );
    return rows.length;
  };
  await expect.poll(listeners, { timeout: 3_000 }).toBe(0);
  const streams = await Promise.all([follow(), follow(), follow()]);
  for (const stream of streams) await stream.until((text) => text.includes("id: "));
  closeStreams();
  const began = Date.now();
  await Promise.all(streams.map((stream) => stream.until(() => false)));
  expect(Date.now() - began).toBeLessThan(1_500);
});
