import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { readBatch } from "@/server/events/read-batch.ts";
import { callerWith, newChat, newMessage, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { finishEnds } from "./finish-ends.ts";
import { listChanges } from "./list-changes.ts";
import { removeStored } from "./remove-stored.ts";
import { Session } from "./schema.ts";

/** What the web does about the ends of a session by itself: no worker is there. */

let http: Awaited<ReturnType<typeof startHttp>>;
let key: string;
let organizationId: string;

beforeAll(async () => {
  http = await startHttp();
  organizationId = (await newOrganization()).id;
  key = (await issueApiKey({ organizationId, name: "k", permissions: ["read", "manage", "events"] })).key;
});
afterAll(() => http.stop());

const send = (method: string, path: string, body?: object) =>
  http.ask(`/api/v1/sessions/${path}`, {
    method,
    token: key,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
const statusOf = async (id: string) => {
  const { status, statusReason } = Session.parse((await send("GET", id)).json);
  return `${status}/${statusReason}`;
};
const linked = async (given: object = {}) => {
  const session = await newSession({ organizationId, status: "working", desired: "running", ...given });
  await prisma.authCreds.create({ data: { sessionId: session.id, sealed: Buffer.from("sealed") } });
  await prisma.authKey.create({ data: { sessionId: session.id, type: "session", id: "1", sealed: Buffer.from("s") } });
  return session;
};
const lease = (sessionId: string) =>
  prisma.lease.create({ data: { sessionId, owner: "a worker", epoch: 1, expiresAt: new Date(Date.now() + 60_000) } });
const age = (id: string, column: "logout_at" | "deleted_at") =>
  pool.query(`update sessions set ${column} = ${column} - interval '61 seconds' where id = $1`, [id]);

describe("logging out", () => {
  it("is done at once where there is no login, and changes nothing the second time", async () => {
    const { id } = await newSession({ organizationId, status: "stopped", statusReason: "new" });
    const first = await send("POST", `${id}:logout`);
    expect([first.status, first.json.status, first.json.statusReason]).toEqual([
      202,
      "logged_out",
      "logged_out_by_user",
    ]);
    expect((await send("POST", `${id}:logout`)).json).toEqual(first.json);
    expect((await send("POST", `${id}/logout`)).json).toEqual(first.json);
    expect((await send("POST", `${id}:start`)).json.status).toBe("starting");
  });

  it("is left to a worker where there is a login; without one it is done here after a minute, and the chats stay", async () => {
    const { id } = await linked();
    await newChat({ sessionId: id });
    expect((await send("POST", `${id}:logout`)).status).toBe(202);
    await finishEnds();
    expect(await prisma.authCreds.count({ where: { sessionId: id } })).toBe(1);
    await age(id, "logout_at");
    await finishEnds();
    expect(await statusOf(id)).toBe("logged_out/logged_out_by_user");
    expect(await prisma.authCreds.count({ where: { sessionId: id } })).toBe(0);
    expect(await prisma.authKey.count({ where: { sessionId: id } })).toBe(0);
    expect(await prisma.chat.count({ where: { sessionId: id } })).toBe(1);
  });

  it("waits for a worker that holds the session, however long that takes", async () => {
    const { id } = await linked();
    await lease(id);
    await send("POST", `${id}:logout`);
    await age(id, "logout_at");
    await finishEnds();
    expect(await prisma.authCreds.count({ where: { sessionId: id } })).toBe(1);
  });

  it("asked to start before it is through, it starts anew afterwards", async () => {
    const { id } = await linked();
    await send("POST", `${id}:logout`);
    await send("POST", `${id}:start`);
    await age(id, "logout_at");
    await finishEnds();
    const { status, desired, logoutAt } = await prisma.session.findUniqueOrThrow({ where: { id } });
    expect({ status, desired, logoutAt }).toEqual({ status: "starting", desired: "running", logoutAt: null });
  });
});

it.each(["start", "stop", "restart", "logout"])("twenty times %s at once is as good as once", async (verb) => {
  const { id } = await linked({
    status: verb === "start" ? "stopped" : "working",
    desired: verb === "start" ? "stopped" : "running",
  });
  const answers = await Promise.all(Array.from({ length: 20 }, () => send("POST", `${id}:${verb}`)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(answers.map(({ json }) => `${json.status}/${json.statusReason}`)).size).toBe(1);
  const logged = await prisma.event.count({ where: { sessionId: id, type: "session.status" } });
  if (verb !== "restart") expect(logged).toBe(1);
});

describe("deleting", () => {
  it("hides the session at once, everywhere, as if it had never been", async () => {
    const { id } = await linked();
    const chat = await newChat({ sessionId: id });
    const message = await newMessage({ sessionId: id, chatId: chat.id });
    await send("POST", `${id}:restart`); // an event that names it
    expect((await send("DELETE", id)).status).toBe(204);
    const never = (await send("GET", "01NEVER")).text;
    for (const [method, path] of [
      ["GET", id],
      ["PATCH", id],
      ["DELETE", id],
      ["POST", `${id}:start`],
      ["POST", `${id}:logout`],
      ["GET", `${id}/me`],
      ["GET", `${id}/qr`],
      ["GET", `${id}/chats`],
      ["GET", `${id}/chats/${chat.jid}`],
      ["GET", `${id}/chats/${chat.jid}/messages`],
      ["GET", `${id}/messages/${message.id}`],
      ["GET", `${id}/messages?q=a`],
      ["GET", `${id}/contacts`],
      ["GET", `${id}/groups`],
    ] as const) {
      const { status, text } = await send(method, path, method === "PATCH" ? { label: "x" } : undefined);
      expect([`${method} ${path}`, status, text]).toEqual([`${method} ${path}`, 404, never]);
    }
    const pairing = await send("POST", `${id}/pairing-code`, { phoneNumber: "4915112345678" });
    expect([pairing.status, pairing.text]).toEqual([404, never]);
    expect(
      (await http.ask("/api/v1/sessions?limit=200", { token: key })).json.data.map((session: Session) => session.id),
    ).not.toContain(id);
    expect((await http.ask(`/api/v1/events?session=${id}`, { token: key })).status).toBe(404);
    const log = await readBatch({ organizationId }, { xid: "0", id: "0", at: 0 });
    expect(log.events.filter((event) => event.session_id === id)).toEqual([]);
    expect(await prisma.event.count({ where: { sessionId: id } })).toBeGreaterThan(0); // it is there, and nobody sees it
    const changes = await listChanges(callerWith(organizationId, "read"), { limit: 200 });
    expect(changes.data.filter(({ sessionId }) => sessionId === id)).toEqual([]);
    const told = await prisma.event.findFirst({ where: { organizationId, type: "session.deleted" } });
    expect([told?.sessionId, told?.data]).toEqual([null, { id }]);
  });

  it("leaves nothing in any table, also when the first who removed it was killed half-way", async () => {
    const { id } = await linked();
    const chat = await newChat({ sessionId: id });
    await pool.query(
      `insert into messages (id, session_id, chat_id, wa_id, from_me, type, at, sent_at)
       select 'gone' || n, $1, $2, n::text, false, 'text', n, n from generate_series(1, 12000) n`,
      [id, chat.id],
    );
    await pool.query("insert into groups (session_id, jid) values ($1, 'a@g.us')", [id]);
    await pool.query(
      "insert into group_members (session_id, group_jid, jid) values ($1, 'a@g.us', 'b@s.whatsapp.net')",
      [id],
    );
    await removeStored(pool, id); // it is not deleted: nothing happens
    expect(await prisma.message.count({ where: { sessionId: id } })).toBe(12_000);
    await send("DELETE", id);
    const killed = new AbortController();
    const removing = removeStored(pool, id, killed.signal);
    killed.abort();
    await expect(removing).rejects.toThrow();
    expect(await prisma.message.count({ where: { sessionId: id } })).toBeGreaterThan(0);
    await finishEnds();
    expect(await prisma.session.count({ where: { id } })).toBe(1); // a worker has a minute
    await age(id, "deleted_at");
    await finishEnds();
    for (const [table, left] of await rowsOf(id)) expect([table, left]).toEqual([table, 0]);
    expect(await prisma.session.count({ where: { id } })).toBe(0);
  });
});

async function rowsOf(id: string): Promise<[string, number][]> {
  const { rows } = await pool.query<{ table: string }>(
    "select table_name as table from information_schema.columns where column_name = 'session_id' and table_schema = 'public'",
  );
  expect(rows.length).toBeGreaterThan(10);
  const count = async (table: string) =>
    (await pool.query<{ n: number }>(`select count(*)::int as n from ${table} where session_id = $1`, [id])).rows[0]!.n;
  return Promise.all(rows.map(async ({ table }): Promise<[string, number]> => [table, await count(table)]));
}

describe("a code to type", () => {
  it.each([
    ["", "phoneNumber"],
    ["hello", "phoneNumber"],
    ["12345", "phoneNumber"],
    ["0049 151 12345678", "phoneNumber"],
    ["+1234567890123456", "phoneNumber"],
    ["+49 (151) 123", "phoneNumber"],
    [4915112345678, "phoneNumber"],
    [undefined, "phoneNumber"],
  ])("for the number %j is refused in words", async (phoneNumber, path) => {
    const { id } = await newSession({ organizationId });
    const { status, json } = await send("POST", `${id}/pairing-code`, { phoneNumber });
    expect([status, json.error.details.errors[0].path]).toEqual([400, path]);
  });

  it.each([
    [{ status: "working", desired: "running", jid: "1@s.whatsapp.net" }, "the session is linked already"],
    [{ status: "stopped", desired: "stopped" }, "the session is not started"],
    [{ status: "logged_out", desired: "running" }, "the session is not started"],
    [
      { status: "scan_qr_code", statusReason: "code_expired", desired: "running" },
      "nobody used the code in time; start the session for new codes",
    ],
  ])("is a conflict while %j", async (given, message) => {
    const { id } = await newSession({ organizationId, ...given });
    const { status, json } = await send("POST", `${id}/pairing-code`, { phoneNumber: "+49 151-1234 5678" });
    expect([status, json.error.message]).toEqual([409, message]);
  });

  it("is not waited for longer than a person would, where no worker answers; another phone's wish ends the waiting", async () => {
    const { id } = await newSession({ organizationId, status: "scan_qr_code", desired: "running" });
    const waiting = send("POST", `${id}/pairing-code`, { phoneNumber: "4915112345678" });
    const other = send("POST", `${id}/pairing-code`, { phoneNumber: "4915112345679" });
    const answers = await Promise.all([waiting, other]);
    expect(answers.map(({ status }) => status).sort()).toEqual([409, 503]);
    expect(answers.find(({ status }) => status === 503)!.headers["retry-after"]).toBeTruthy();
  }, 30_000);
});
