import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { CreatedApiKey } from "@/server/api-keys/schema.ts";
import type { Role } from "@/server/caller.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { env, secrets } from "@/server/env.ts";
import { closeStreams } from "@/server/events/index.ts";
import { Event } from "@/server/events/schema.ts";
import { Me } from "@/server/organizations/schema.ts";
import { Session } from "@/server/sessions/schema.ts";
import { newChat, newMember, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let organizationId: string;
let session: string;
let owner: string;

beforeAll(async () => {
  http = await startHttp();
  organizationId = (await newOrganization()).id;
  session = (await newSession({ organizationId })).id;
  owner = await logIn("owner");
});
afterAll(async () => {
  await http.stop();
});

async function logIn(role: Role, organization = organizationId) {
  const user = await newMember(organization, role);
  return cookieOf(user.id, organization);
}
async function cookieOf(sub: string, organization: string, secret = secrets().nextauthSecret) {
  return `theme=dark; sb.login=${await encode({ token: { sub, organizationId: organization }, secret })}`;
}

type Call = { cookie?: string; origin?: string };
const query = (path: string, input: unknown, { cookie = owner }: Call = {}) =>
  http.ask(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: { cookie } });
const mutate = (path: string, input: unknown, { cookie = owner, origin = env.publicUrl }: Call = {}) =>
  http.ask(`/api/trpc/${path}`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", ...(origin && { origin }) },
    body: JSON.stringify(input),
  });

describe("the dashboard's wire", () => {
  it("says who is logged in", async () => {
    const me = Me.parse((await query("me.get", undefined)).json.result.data);
    expect([me.organization.id, me.role, me.capabilities]).toEqual([
      organizationId,
      "owner",
      ["read", "send", "manage", "events"],
    ]);
  });

  it("gives the same values as REST, for every list", async () => {
    for (let made = 0; made < 5; made++) {
      const chat = await newChat({ sessionId: session, pinned: made === 2, sortAt: made * 10 });
      await newMessage({ sessionId: session, chatId: chat.id });
    }
    const { key } = await issueApiKey({ organizationId, name: "k", permissions: ["read"] });
    const rest = async (path: string) => (await http.ask(`/api/v1${path}`, { token: key })).json;
    const trpc = async (path: string, input: object) => (await query(path, input)).json.result.data;
    const chats = await rest(`/sessions/${session}/chats?limit=2&include=lastMessage,aliases&archived=false`);
    expect(chats.data).toHaveLength(2);
    const { nextCursor: onward, ...same } = await trpc("chats.list", {
      session,
      limit: 2,
      include: "lastMessage,aliases",
      archived: "false",
    });
    expect(same).toEqual({ data: chats.data });
    const next = `limit=2&archived=false&cursor=${onward}`;
    expect((await rest(`/sessions/${session}/chats?${next}`)).data).toEqual(
      (await trpc("chats.list", { session, limit: 2, archived: "false", cursor: chats.nextCursor })).data,
    );
    const cid = chats.data[0].jid;
    expect(await trpc("chats.get", { session, cid })).toEqual(await rest(`/sessions/${session}/chats/${cid}`));
    expect(await trpc("messages.list", { session, cid })).toEqual(
      await rest(`/sessions/${session}/chats/${cid}/messages`),
    );
    expect(await trpc("sessions.list", {})).toEqual(await rest("/sessions"));
    expect(await trpc("sessions.get", { session })).toEqual(await rest(`/sessions/${session}`));
  });

  it("gives the same values as REST for people, groups and searches, and changes chats", async () => {
    const { key } = await issueApiKey({ organizationId, name: "k", permissions: ["read"] });
    const gid = "120363000000000009@g.us";
    const chat = await newChat({ sessionId: session, jid: gid, type: "group", name: "Crew" });
    const { id } = await newMessage({ sessionId: session, chatId: chat.id, body: "Low tide at noon" });
    await prisma.contact.create({ data: { sessionId: session, jid: "628222@s.whatsapp.net", name: "Rosa" } });
    await prisma.group.create({ data: { sessionId: session, jid: gid } });
    await prisma.groupMember.create({ data: { sessionId: session, groupJid: gid, jid: "628222@s.whatsapp.net" } });
    for (const [call, input, path] of [
      ["messages.get", { id }, `/messages/${id}`],
      ["messages.search", { q: "TIDE" }, "/messages?q=TIDE"],
      ["contacts.list", { q: "ros" }, "/contacts?q=ros"],
      ["contacts.get", { jid: "628222@s.whatsapp.net" }, "/contacts/628222@s.whatsapp.net"],
      ["groups.list", {}, "/groups"],
      ["groups.get", { gid }, `/groups/${gid}`],
      ["groups.members", { gid }, `/groups/${gid}/members`],
    ] as const) {
      const { json } = await http.ask(`/api/v1/sessions/${session}${path}`, { token: key });
      expect(json).toMatchObject("nextCursor" in json ? { data: [{}] } : {});
      expect((await query(call, { session, ...input })).json.result.data, call).toEqual(json);
    }
    const changed = await mutate("chats.update", { session, cid: gid, archived: true });
    expect(changed.json.result.data.archived).toBe(true);
    expect((await mutate("chats.read", { session, cid: gid })).json.result.data.unreadCount).toBe(0);
    expect((await mutate("chats.delete", { session, cid: gid })).status).toBe(200);
    expect((await query("chats.get", { session, cid: gid })).json.error.message).toBe("chat not found");
    const renamed = await mutate("sessions.update", { session, label: "Renamed" });
    expect(renamed.json.result.data.label).toBe("Renamed");
    expect((await mutate("sessions.restart", { session })).json.result.data.status).toBe("starting");
  });

  it("makes, lists and revokes keys", async () => {
    const made = CreatedApiKey.parse(
      (await mutate("apiKeys.create", { name: "k", permissions: ["read"] })).json.result.data,
    );
    expect((await http.ask("/api/v1/sessions", { token: made.key })).status).toBe(200);
    expect((await query("apiKeys.list", {})).json.result.data.data[0].id).toBe(made.id);
    expect((await mutate("apiKeys.revoke", { id: made.id })).status).toBe(200);
    expect((await http.ask("/api/v1/sessions", { token: made.key })).status).toBe(401);
  });

  it("answers several calls in one request", async () => {
    const input = encodeURIComponent(JSON.stringify({ 1: { session: "nothing" } }));
    const { status, json } = await http.ask(`/api/trpc/me.get,sessions.get?batch=1&input=${input}`, {
      headers: { cookie: owner },
    });
    expect(status).toBe(207);
    expect([json[0].result.data.organization.id, json[1].error.data.reason]).toEqual([organizationId, "not_found"]);
  });
});

describe("who may", () => {
  it("nobody without a good cookie", async () => {
    const user = await newMember(organizationId);
    const bad = [
      "",
      "sb.login=junk",
      "sb.login=",
      await cookieOf(user.id, organizationId, "another secret altogether"),
      await cookieOf(user.id, (await newOrganization()).id),
      await cookieOf("01JZZZZZZZZZZZZZZZZZZZZZZZ", organizationId),
    ];
    for (const cookie of bad) {
      const { status, json } = await query("sessions.list", {}, { cookie });
      expect([status, json.error.data.reason, json.error.message]).toEqual([401, "unauthorized", "log in to go on"]);
    }
    const { key } = await issueApiKey({ organizationId, name: "k", permissions: ["read"] });
    expect((await http.ask("/api/trpc/me.get", { token: key })).status).toBe(401);
  });

  it("a member reads and does not manage; a removed one does nothing, at once", async () => {
    const user = await newMember(organizationId, "member");
    const cookie = await cookieOf(user.id, organizationId);
    expect((await query("sessions.list", {}, { cookie })).status).toBe(200);
    const refused = await mutate("sessions.create", {}, { cookie });
    expect([refused.status, refused.json.error.data.details]).toEqual([403, { required: "manage" }]);
    for (const path of ["apiKeys.list", "sessions.qr"])
      expect((await query(path, { session }, { cookie })).status).toBe(403);
    await prisma.membership.deleteMany({ where: { userId: user.id } });
    expect((await query("sessions.list", {}, { cookie })).status).toBe(401);
  });

  it("writes come from the dashboard's own pages", async () => {
    for (const origin of ["https://evil.example", "null", "", `${env.publicUrl}.evil.example`, "http://localhost:1"]) {
      const { status, json } = await mutate("sessions.create", { kind: "whatsapp" }, { origin });
      expect([status, json.error.data.reason]).toEqual([403, "forbidden"]);
    }
    for (const origin of [`http://127.0.0.1:${env.port}`, `http://[::1]:${env.port}`])
      expect((await mutate("sessions.create", {}, { origin })).status).toBe(200);
    expect((await http.ask("/api/trpc/sessions.create?input={}", { headers: { cookie: owner } })).status).toBe(405);
  });

  it("another organization's session is not there", async () => {
    const foreign = await newSession({ organizationId: (await newOrganization()).id });
    for (const id of [foreign.id, "nothing"])
      for (const [path, ask] of [
        ["sessions.get", query],
        ["chats.list", query],
        ["sessions.start", mutate],
        ["sessions.scan", mutate],
        ["sessions.receive", mutate],
      ] as const) {
        const { status, json } = await ask(path, { session: id });
        expect([status, json.error.message, json.error.data.details]).toEqual([404, "session not found", null]);
      }
  });

  it("input is checked by the feature's own schema, and a NUL reaches nothing", async () => {
    const { status, json } = await mutate("sessions.create", { colour: "red" });
    expect([status, json.error.data.details.errors]).toEqual([400, [{ path: "colour", message: "is not known here" }]]);
    expect((await query("chats.list", { session, limit: "abc" })).json.error.data.reason).toBe("validation_error");
    expect((await query("sessions.get", { session: "a\0b" })).json.error.data.reason).toBe("not_found");
  });
});

describe("a sandbox number", () => {
  it("cannot be scanned while the sandbox is away, and a real one never", async () => {
    const whatsapp = Session.parse((await mutate("sessions.create", { kind: "whatsapp" })).json.result.data);
    expect((await mutate("sessions.scan", { session: whatsapp.id })).json.error.data.reason).toBe("conflict");
    const { id, settings } = Session.parse((await mutate("sessions.create", { kind: "sandbox" })).json.result.data);
    expect(settings.color).toBe("slate");
    expect((await mutate("sessions.scan", { session: id })).json.error.data.reason).toBe("conflict");
    const code = { status: "scan_qr_code", qrCode: "2@x", qrExpiresAt: new Date(Date.now() + 20_000) };
    await prisma.session.update({ where: { id }, data: code });
    const { status, json } = await mutate("sessions.scan", { session: id });
    expect([status, json.error.data.reason]).toEqual([503, "gateway_unavailable"]);
  });
});

/** Reads the lines of a stream until `enough` says so. */
async function listen(cookie: string, { input, enough }: { input?: object; enough: (text: string) => boolean }) {
  const controller = new AbortController();
  const url = `${http.url}/api/trpc/live.events${input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ""}`;
  const response = await fetch(url, { headers: { cookie, accept: "text/event-stream" }, signal: controller.signal });
  let text = "";
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk, { stream: true });
      if (enough(text)) break;
    }
  } finally {
    controller.abort();
  }
  const events = [...text.matchAll(/^data: (\{.*"type".*\})$/gm)].map(([, json]) => Event.parse(JSON.parse(json!)));
  return { response, text, events };
}
const write = (type: string, data: object, organization = organizationId) =>
  pool.query("insert into events (organization_id, type, data) values ($1, $2, $3)", [organization, type, data]);

describe("the stream of events", () => {
  it("begins with ready, tells what happens here and nothing from elsewhere, and resumes without loss", async () => {
    const elsewhere = (await newOrganization()).id;
    const first = await listen(owner, {
      enough: (text) => {
        if (text.includes('"ready"') && !text.includes("chat.deleted"))
          void write("chat.upserted", { of: "elsewhere" }, elsewhere).then(() => write("chat.deleted", { n: 1 }));
        return text.includes('"chat.deleted"');
      },
    });
    expect(first.response.headers.get("cache-control")).toBe("private, no-store, no-transform");
    expect(first.events.map(({ type }) => type)).toEqual(["ready", ...first.events.slice(1).map(() => "chat.deleted")]);
    await write("history.progress", { n: 2 });
    const last = first.events.at(-1)!.id;
    const second = await listen(owner, {
      input: { lastEventId: last },
      enough: (text) => text.includes("history.progress"),
    });
    expect(second.events.filter(({ type }) => type === "history.progress").map(({ data }) => data)).toEqual([{ n: 2 }]);
    expect(second.events.map(({ id }) => id)).not.toContain(last);
    const third = await listen(owner, { input: { lastEventId: "junk" }, enough: (text) => text.includes('"reset"') });
    expect(third.events[0]!.type).toBe("reset");
  });

  it("is closed to whoever was removed, within seconds, and needs a login", async () => {
    const user = await newMember(organizationId, "member");
    const cookie = await cookieOf(user.id, organizationId);
    let removedAt = 0;
    const { text } = await listen(cookie, {
      enough: (soFar) => {
        if (removedAt === 0) {
          removedAt = Date.now();
          void prisma.membership.deleteMany({ where: { userId: user.id } }).then(() => undefined);
        }
        return soFar.includes("serialized-error");
      },
    });
    expect(Date.now() - removedAt).toBeLessThan(6_500);
    expect(text).toContain('"unauthorized"');
    const stranger = await listen("", { enough: (soFar) => soFar.includes("serialized-error") });
    expect(stranger.text).toContain('"unauthorized"');
  });

  it("names no session of another organization", async () => {
    const foreign = await newSession({ organizationId: (await newOrganization()).id });
    const { text } = await listen(owner, {
      input: { session: foreign.id },
      enough: (soFar) => soFar.includes("serialized-error"),
    });
    expect(text).toContain("session not found");
  });

  it("lets go of its connection when the reader has gone away", async () => {
    const listeners = async () => {
      const { rows } = await pool.query(
        "select from pg_stat_activity where application_name = 'switchboard events' and datname = current_database()",
      );
      return rows.length;
    };
    await listen(owner, { enough: (soFar) => soFar.includes('"ready"') });
    await expect.poll(listeners, { timeout: 3_000 }).toBe(0);
  });

  it("ends when the process stops, in a way that makes readers come back", async () => {
    const { text } = await listen(owner, {
      enough: (soFar) => {
        if (soFar.includes('"ready"')) closeStreams();
        return soFar.includes("serialized-error");
      },
    });
    expect(text).toContain('"gateway_unavailable"');
  });
});
