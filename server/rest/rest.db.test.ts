import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import type { Capability } from "@/server/caller.ts";
import { Chat, ChatPage } from "@/server/chats/schema.ts";
import { pool, prisma } from "@/server/db/client.ts";
import type { ErrorCode } from "@/server/errors.ts";
import { log } from "@/server/log.ts";
import { MessagePage } from "@/server/messages/schema.ts";
import { Qr, Session, SessionPage } from "@/server/sessions/schema.ts";
import { newChat, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { type Answer, startHttp } from "@/server/testing/http.ts";
import { envelopeOf } from "./errors.ts";

const V1 = "/api/v1";
let http: Awaited<ReturnType<typeof startHttp>>;
const keys = {} as Record<Capability | "all" | "other", string>;
let session: string;
let foreign: string;
let chatJid: string;

beforeAll(async () => {
  http = await startHttp();
  const [mine, other] = [await newOrganization(), await newOrganization()];
  const issue = async (organizationId: string, permissions: Capability[]) =>
    (await issueApiKey({ organizationId, name: "k", permissions })).key;
  for (const one of ["read", "send", "manage", "events"] as const) keys[one] = await issue(mine.id, [one]);
  keys.all = await issue(mine.id, ["read", "send", "manage", "events"]);
  keys.other = await issue(other.id, ["read", "send", "manage", "events"]);
  session = (await newSession({ organizationId: mine.id })).id;
  foreign = (await newSession({ organizationId: other.id })).id;
  const chat = await newChat({ sessionId: session });
  await newChat({ sessionId: session, pinned: true });
  await newChat({ sessionId: foreign });
  await newMessage({ sessionId: session, chatId: chat.id, at: 1_700_000_000_000 });
  chatJid = chat.jid;
});
afterAll(async () => {
  await http.stop();
});

const refused = (answer: Answer, status: number, code: ErrorCode) => {
  expect(answer.json).toEqual(envelopeOf(code).parse(answer.json));
  expect([answer.status, answer.json.error.code]).toEqual([status, code]);
  expect(answer.headers["content-type"]).toBe("application/json");
  expect(answer.headers["cache-control"]).toBe("private, no-store");
  expect(answer.headers["x-request-id"]).toBeTruthy();
  return answer;
};

describe("answers", () => {
  it("sessions, chats, one chat and its messages, each in its strict shape", async () => {
    const get = async (path: string) => (await http.ask(V1 + path, { token: keys.read })).json;
    expect(SessionPage.parse(await get("/sessions")).data.map(({ id }) => id)).toEqual([session]);
    expect(Session.parse(await get(`/sessions/${session}`)).statusReason).toBeNull();
    const chats = ChatPage.parse(await get(`/sessions/${session}/chats`));
    expect(chats.data.map(({ pinned }) => pinned)).toEqual([true, false]);
    expect(Chat.parse(await get(`/sessions/${session}/chats/${chatJid}`)).jid).toBe(chatJid);
    expect(Object.keys(chats.data[0]!).sort()).toHaveLength(10);
    expect(MessagePage.parse(await get(`/sessions/${session}/chats/${chatJid}/messages`)).data).toHaveLength(1);
  });

  it("a path parameter encoded or not", async () => {
    const [plain, encoded, wholly] = await Promise.all(
      [chatJid, chatJid.replace("@", "%40"), [...Buffer.from(chatJid)].map((b) => `%${b.toString(16)}`).join("")].map(
        (jid) => http.ask(`${V1}/sessions/${session}/chats/${jid}`, { token: keys.read }),
      ),
    );
    expect(plain!.status).toBe(200);
    expect(encoded!.text).toBe(plain!.text);
    expect(wholly!.text).toBe(plain!.text);
  });

  it("HEAD as GET without a body, and a request id that is echoed when it can be", async () => {
    const path = `${V1}/sessions`;
    const head = await http.ask(path, { method: "HEAD", token: keys.read, headers: { "x-request-id": "abc-1" } });
    expect([head.status, head.text, head.headers["content-type"]]).toEqual([200, "", "application/json"]);
    expect(head.headers["x-request-id"]).toBe("abc-1");
    for (const id of ["x".repeat(129), "with space", "\u00e9"]) {
      const { headers } = await http.ask(path, { token: keys.read, headers: { "x-request-id": id } });
      expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it("X-Api-Key where Authorization is absent; Authorization wins, even when it is bad", async () => {
    const path = `${V1}/sessions`;
    expect((await http.ask(path, { headers: { "x-api-key": keys.read } })).status).toBe(200);
    refused(await http.ask(path, { token: "junk", headers: { "x-api-key": keys.read } }), 401, "unauthorized");
    refused(await http.ask(path, { headers: { cookie: `sb.login=${keys.read}` } }), 401, "unauthorized");
    const twice = { authorization: [`Bearer ${keys.read}`, `Bearer ${keys.read}`] };
    refused(await http.ask(path, { headers: twice }), 401, "unauthorized");
    expect((await http.ask(path, { headers: { authorization: `bearer  ${keys.read}` } })).status).toBe(200);
  });

  it("limit is clamped, and nextCursor ends the walk", async () => {
    const page = async (query: string) =>
      ChatPage.parse((await http.ask(`${V1}/sessions/${session}/chats?${query}`, { token: keys.read })).json);
    const first = await page("limit=-5");
    expect(first.data).toHaveLength(1);
    const rest = await page(`limit=1&cursor=${first.nextCursor!}`);
    expect([rest.data.length, rest.nextCursor]).toEqual([1, null]);
    for (const limit of ["0", "100000", "+2", "99999999999999999999999999"])
      expect((await page(`limit=${encodeURIComponent(limit)}`)).nextCursor).toBeNull();
  });
});

describe("who may", () => {
  it("401 first, 403 before anything is looked up, 400 before 404, 404 before 501", async () => {
    const bad = `${V1}/sessions/nothing/chats?limit=abc`;
    const none = refused(await http.ask(bad), 401, "unauthorized");
    expect(none.headers["www-authenticate"]).toBe("Bearer");
    expect(refused(await http.ask(bad, { token: keys.send }), 403, "forbidden").json.error.details).toEqual({
      required: "read",
    });
    expect(
      refused(await http.ask(bad, { token: keys.read }), 400, "validation_error").json.error.details.errors,
    ).toEqual([{ path: "limit", message: "must be an integer" }]);
    refused(await http.ask(bad.replace("abc", "1"), { token: keys.read }), 404, "not_found");
    const unfollow = (of: string) => `${V1}/sessions/${of}/channels/x@newsletter:unfollow`;
    refused(await http.ask(unfollow("nothing"), { method: "POST", token: keys.send }), 404, "not_found");
    const done = refused(
      await http.ask(unfollow(session), { method: "POST", token: keys.send }),
      501,
      "not_implemented",
    );
    expect(done.json.error.details).toBeNull();
    const read = refused(await http.ask(unfollow(session), { method: "POST", token: keys.read }), 403, "forbidden");
    expect(read.json.error.details).toEqual({ required: "send" });
  });

  it("another organization's thing and one that never existed are the same answer, byte for byte", async () => {
    const never = "01JZZZZZZZZZZZZZZZZZZZZZZZ";
    const paths = ["", "/chats", `/chats/${chatJid}`, `/chats/${chatJid}/messages`, "/qr"];
    const asked = [
      ...paths.map((path) => ["GET", path] as const),
      ["POST", ":start"] as const,
      ["POST", ":stop"] as const,
      ["POST", "/channels/x@newsletter:unfollow"] as const,
    ];
    for (const [method, path] of asked) {
      const answers = await Promise.all(
        [foreign, never, "\0".repeat(3), "x".repeat(60_000), "..", "a/b", "'; drop table sessions"].map((id) =>
          http.ask(`${V1}/sessions/${encodeURIComponent(id)}${path}`, {
            method,
            token: keys.all,
            headers: { "x-request-id": "same" },
          }),
        ),
      );
      const [first] = answers.map((answer) => {
        const { date: _date, ...headers } = refused(answer, 404, "not_found").headers;
        return { headers, text: answer.text };
      });
      for (const answer of answers) {
        const { date: _date, ...headers } = answer.headers;
        expect({ headers, text: answer.text }, `${method} ${path}`).toEqual(first);
      }
    }
  });

  it("NUL and 64 kB in a chat's address name nothing", async () => {
    for (const cid of [
      "%00",
      `${"9".repeat(64_000)}@lid`,
      "%00@s.whatsapp.net",
      "nobody@s.whatsapp.net",
      "%F0%9F%98%80",
    ]) {
      const answer = await http.ask(`${V1}/sessions/${session}/chats/${cid}`, { token: keys.read });
      expect(refused(answer, 404, "not_found").json.error.message).toBe("chat not found");
    }
  });
});

describe("bad input", () => {
  const get = (path: string) => http.ask(V1 + path, { token: keys.all });

  it.each([
    "limit=abc",
    "limit=",
    "limit=1.5",
    "limit=1&limit=1",
    "cursor=",
    "cursor=AAAA",
    "q=%00",
    "pinned=maybe",
    "type=x",
  ])("%s → 400", async (query) => {
    refused(await get(`/sessions/${session}/chats?${query}`), 400, "validation_error");
  });

  it("a cursor is good for its own list alone, whole, and never 100 kB", async () => {
    const nextCursor = String((await get(`/sessions/${session}/chats?limit=1`)).json.nextCursor);
    refused(await get(`/sessions?cursor=${nextCursor}`), 400, "validation_error");
    refused(await get(`/sessions/${session}/chats?pinned=true&cursor=${nextCursor}`), 400, "validation_error");
    refused(await get(`/sessions/${session}/chats?cursor=${"A".repeat(100_000)}`), 400, "validation_error");
    for (let at = 0; at < nextCursor.length; at += 7) {
      const other = nextCursor[at] === "A" ? "B" : "A";
      const flipped = nextCursor.slice(0, at) + other + nextCursor.slice(at + 1);
      refused(await get(`/sessions/${session}/chats?cursor=${flipped}`), 400, "validation_error");
    }
  });

  it.each(["/sessions/%FF/chats", "/sessions/%E0%A4%A", "/sessions/%/qr", "/%FF", "/sessions/%zz:start"])(
    "%s cannot be decoded: 400, after 401",
    async (path) => {
      refused(await http.ask(V1 + path), 401, "unauthorized");
      refused(await get(path), 400, "validation_error");
    },
  );

  it("an unknown path is 404 and a wrong method 405 with Allow, both after 401", async () => {
    for (const path of [
      "",
      "/",
      "/nothing",
      "/sessions/",
      `/sessions//chats`,
      `/sessions/${session}/chats/`,
      "/sessions/x/nothing",
    ]) {
      refused(await http.ask(V1 + path), 401, "unauthorized");
      refused(await get(path), 404, "not_found");
    }
    const wrong = async (method: string, path: string) => http.ask(V1 + path, { method, token: keys.read });
    for (const method of ["DELETE", "PUT", "PATCH", "TRACE", "PROPFIND"]) {
      refused(await http.ask(`${V1}/sessions`, { method }), 401, "unauthorized");
      const answer = refused(await wrong(method, "/sessions"), 405, "method_not_allowed");
      expect(answer.headers.allow).toBe("GET, HEAD, POST, OPTIONS");
    }
    for (const path of [`/sessions/${session}:start`, `/sessions/${session}/start`, "/sessions/a/channels/b:unfollow"])
      expect(refused(await wrong("GET", path), 405, "method_not_allowed").headers.allow).toBe("POST, OPTIONS");
    refused(await wrong("POST", "/openapi.json"), 405, "method_not_allowed");
  });

  it("OPTIONS needs no token and lists the methods", async () => {
    const answer = await http.ask(`${V1}/sessions`, { method: "OPTIONS", headers: { origin: "https://a.example" } });
    expect([answer.status, answer.text, answer.headers.allow]).toEqual([204, "", "GET, HEAD, POST, OPTIONS"]);
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("bodies", () => {
  const create = (
    body: string | Buffer | undefined,
    headers: Record<string, string> = { "content-type": "application/json" },
  ) => http.ask(`${V1}/sessions`, { method: "POST", token: keys.manage, headers, body });

  it.each([
    "{",
    "null",
    "[]",
    '"x"',
    '{"label":5}',
    '{"lable":"x"}',
    '{"label":""}',
    '{"label":"a\\u0000b"}',
    '{"kind":"phone"}',
    '{"__proto__":{"label":"x"}}',
    '{"start":"yes"}',
  ])("%s → 400", async (body) => {
    refused(await create(body), 400, "validation_error");
  });

  it("not JSON 415, too large 413, not UTF-8 400", async () => {
    refused(
      await create("label=x", { "content-type": "application/x-www-form-urlencoded" }),
      415,
      "unsupported_media_type",
    );
    refused(await create("{}", {}), 415, "unsupported_media_type");
    refused(
      await create("{}", { "content-type": "application/json", "content-encoding": "gzip" }),
      415,
      "unsupported_media_type",
    );
    refused(await create("{}", { "content-type": "application/json; charset=latin1" }), 415, "unsupported_media_type");
    refused(await create(`{"label":"${"x".repeat(1_100_000)}"}`), 413, "payload_too_large");
    const chunked = { "content-type": "application/json", "transfer-encoding": "chunked" };
    refused(await create(`{"label":"${"x".repeat(1_100_000)}"}`, chunked), 413, "payload_too_large");
    refused(await create(Buffer.from([0x7b, 0xff, 0x7d])), 400, "validation_error");
    refused(await http.ask(`${V1}/sessions`, { method: "POST", token: keys.read, body: "{" }), 403, "forbidden");
  });

  it("an unknown property is named", async () => {
    const { json } = refused(await create('{"label":"x","colour":"red"}'), 400, "validation_error");
    expect(json.error.details.errors).toEqual([{ path: "colour", message: "is not known here" }]);
  });
});

describe("sessions", () => {
  const post = (path: string, body?: object) =>
    http.ask(V1 + path, {
      method: "POST",
      token: keys.manage,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json; charset=UTF-8" } }),
    });

  it("are created, started and stopped; colon and slash are the same verb", async () => {
    const created = await post("/sessions", { label: "Front desk", start: false });
    expect(created.status).toBe(201);
    const { id, ...shown } = Session.parse(created.json);
    expect(shown).toMatchObject({ kind: "whatsapp", label: "Front desk", status: "stopped", statusReason: "new" });
    for (const verb of [":start", "/start", "%3Astart", "%3astart"]) {
      const started = await post(`/sessions/${id}${verb}`);
      expect([started.status, Session.parse(started.json).status]).toEqual([202, "starting"]);
    }
    const stopped = await post(`/sessions/${id}:stop`);
    expect([stopped.status, stopped.json.status, stopped.json.statusReason]).toEqual([
      202,
      "stopped",
      "stopped_by_user",
    ]);
    expect((await post("/sessions")).json).toMatchObject({ kind: "whatsapp", label: null, status: "starting" });
  });

  it("show their code as JSON and as pictures, and say when there is none", async () => {
    const { json } = await post("/sessions", { kind: "sandbox" });
    const qr = (accept?: string) =>
      http.ask(`${V1}/sessions/${json.id}/qr`, { token: keys.manage, headers: accept ? { accept } : {} });
    refused(await qr(), 409, "conflict");
    const qrExpiresAt = new Date(Date.now() + 20_000);
    await prisma.session.update({
      where: { id: json.id },
      data: { status: "scan_qr_code", qrCode: "2@abc,def", qrExpiresAt },
    });
    expect(Qr.parse((await qr()).json)).toEqual({ code: "2@abc,def", expiresAt: qrExpiresAt.getTime() });
    const png = await qr("image/png");
    expect([png.headers["content-type"], png.bytes.subarray(1, 4).toString()]).toEqual(["image/png", "PNG"]);
    const svg = await qr("image/svg+xml, */*;q=0.5");
    expect([svg.headers["content-type"], svg.text.startsWith("<svg")]).toEqual(["image/svg+xml", true]);
    expect((await qr("text/html, */*")).headers["content-type"]).toBe("application/json");
    refused(await http.ask(`${V1}/sessions/${json.id}/qr`, { token: keys.read }), 403, "forbidden");
    await prisma.session.update({ where: { id: json.id }, data: { qrExpiresAt: new Date(Date.now() - 1) } });
    refused(await qr("image/png"), 409, "conflict");
  });
});

describe("the log", () => {
  it("has one line a request: pattern, status, principal; no id, token or value", async () => {
    const lines = vi.spyOn(log.rest, "info");
    await http.ask(`${V1}/sessions/${session}/chats?q=canary-name`, { token: keys.read });
    await http.ask(`${V1}/sessions/${session}:start`, { method: "POST", token: keys.read });
    await http.ask(`${V1}/canary/path`, { token: "canary-token" });
    const facts = lines.mock.calls.map(([line]): any => line);
    expect(facts.map(({ route, status, principal }) => [route, status, principal])).toEqual([
      ["GET /api/v1/sessions/:session/chats", 200, "api-key"],
      ["POST /api/v1/sessions/:session/start", 403, "api-key"],
      ["GET unknown", 401, "none"],
    ]);
    for (const secret of [session, "canary", keys.read]) expect(JSON.stringify(facts)).not.toContain(secret);
    lines.mockRestore();
  });
});

describe("the process", () => {
  it("is healthy, ready, and shows its contract and public keys without a token", async () => {
    expect((await http.ask("/healthz")).json).toEqual({ status: "ok" });
    expect((await http.ask("/readyz")).status).toBe(200);
    const jwks = await http.ask("/.well-known/jwks.json");
    expect(jwks.json.keys).toEqual([
      { kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig", kid: expect.any(String), x: expect.any(String) },
    ]);
    expect((await http.ask(`${V1}/openapi.json`)).json.openapi).toBe("3.1.0");
  });

  it("says 503 while no connection is to be had, never 401 or 404", async () => {
    const held = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
    const began = Date.now();
    const answers = await Promise.all([
      http.ask(`${V1}/sessions`, { token: keys.read }),
      http.ask(`${V1}/sessions/nothing/chats`, { token: keys.read }),
      http.ask("/readyz"),
    ]);
    for (const answer of answers)
      expect(refused(answer, 503, "gateway_unavailable").headers["retry-after"]).toMatch(/^\d+$/);
    expect(Date.now() - began).toBeLessThan(2_000);
    held.forEach((client) => client.release());
    expect((await http.ask(`${V1}/sessions`, { token: keys.read })).status).toBe(200);
  });
});
