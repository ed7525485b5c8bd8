import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { CAPABILITIES, type Role } from "@/server/caller.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { env, secrets } from "@/server/env.ts";
import { readEvents } from "@/server/events/index.ts";
import { AUDIT, Event } from "@/server/events/schema.ts";
import { authOptions, mintLoginJwt } from "@/server/identity/index.ts";
import { addMember, createOrganization, createUser } from "@/server/organizations/index.ts";
import { callerWith, newMember, newOrganization } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { until } from "@/server/testing/until.ts";
import { AuditEntry, AuditPage } from "./schema.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.stop());

let organizationId: string;
let owner: { id: string; email: string };
let cookie: string;
beforeEach(async () => {
  organizationId = (await newOrganization()).id;
  owner = await newMember(organizationId, "owner");
  cookie = await cookieOf(owner.id);
});

const cookieOf = async (sub: string) =>
  `sb.login=${await encode({ token: { sub, organizationId }, secret: secrets().nextauthSecret })}`;
const mutate = (path: string, input: object, headers: Record<string, string> = {}) =>
  http.ask(`/api/trpc/${path}`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json", origin: env.publicUrl, ...headers },
    body: JSON.stringify(input),
  });
const ask = (input: object = {}, who = cookie) =>
  http.ask(`/api/trpc/audit.list?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: { cookie: who } });
const list = async (input: object = {}): Promise<AuditEntry[]> =>
  AuditPage.parse((await ask(input)).json.result.data).data;

it("says who did what, when and from where, for everything done to a session", async () => {
  const began = Date.now();
  const made = await mutate("sessions.create", { kind: "sandbox", label: "Front desk", start: false });
  const session = made.json.result.data.id;
  const { key, id: keyId } = await issueApiKey({ organizationId, name: "crm", permissions: [...CAPABILITIES] });
  const rest = (verb: string) =>
    http.ask(`/api/v1/sessions/${session}${verb}`, { method: "POST", token: key, headers: { "x-request-id": "mine" } });
  for (const verb of [":start", ":restart", ":stop"]) expect((await rest(verb)).status).toBe(202);
  await mutate("sessions.update", { session, label: "Back desk" });

  const entries = await list();
  expect(entries.map(({ action }) => action)).toEqual([
    "session.update",
    "session.stop",
    "session.restart",
    "session.start",
    "key.create",
    "session.create",
  ]);
  expect(entries[5]).toMatchObject({
    actor: { kind: "person", id: owner.id, name: owner.email },
    target: { kind: "session", id: session, name: "Front desk" },
    details: { kind: "sandbox", start: false },
    address: "127.0.0.1",
    requestId: made.headers["x-request-id"],
  });
  expect(entries[3]).toMatchObject({ actor: { kind: "api-key", id: keyId, name: "crm" }, requestId: "mine" });
  expect(entries[4]).toMatchObject({ actor: { kind: "system", id: null }, address: null });
  expect(entries[0]!.details).toEqual({ label: "Back desk" });
  for (const { at } of entries) expect([at >= began - 1, at <= Date.now() + 1]).toEqual([true, true]);
});

it("tells of keys, and never the key", async () => {
  const made = await mutate("apiKeys.create", { name: "crm", permissions: ["read"] });
  const { id, key } = made.json.result.data;
  await mutate("apiKeys.revoke", { id });
  const entries = await list();
  expect(entries.map(({ action, target }) => [action, target])).toEqual([
    ["key.revoke", { kind: "key", id, name: "crm" }],
    ["key.create", { kind: "key", id, name: "crm" }],
  ]);
  const { rows } = await pool.query<{ text: string }>("select string_agg(a::text, ' ') as text from audit a");
  expect(rows[0]!.text).not.toContain(key.slice(8));
});

it("tells of logins and of those that failed, under the address the web server saw", async () => {
  const password = "a long enough password";
  const user = await createUser({
    email: `kwame-${organizationId.toLowerCase()}@example.com`,
    name: "Kwame",
    password,
  });
  await addMember({ organizationId, userId: user.id, role: "admin" });
  const [provider] = authOptions().providers as unknown as [
    { authorize: (given: object, request: object) => Promise<object | null> },
  ];
  const headers = { "x-switchboard-address": "10.1.2.3", "x-request-id": "abc" };
  expect(await provider.authorize({ email: user.email, password: "wrong one" }, { headers })).toBeNull();
  const failed = await until(async () => (await list({ action: "login.failure" }))[0]);
  expect(await provider.authorize({ email: user.email, password }, { headers })).not.toBeNull();
  expect(await provider.authorize({ email: "nobody@example.com", password }, { headers })).toBeNull();
  expect(failed).toMatchObject({
    actor: { kind: "nobody", id: null, name: null },
    target: { kind: "person", id: user.id, name: "Kwame" },
    address: "10.1.2.3",
    requestId: "abc",
  });
  expect((await list()).map(({ action, actor }) => [action, actor.kind])).toEqual([
    ["login.success", "person"],
    ["login.failure", "nobody"],
    ["member.add", "system"],
  ]);
  expect(await list({ actor: user.id })).toMatchObject([{ action: "login.success", actor: { name: "Kwame" } }]);
});

it("an act and its line are there together or not at all", async () => {
  await prisma.$executeRawUnsafe(
    `create function no_line() returns trigger language plpgsql as 'begin raise ''no''; end'`,
  );
  await prisma.$executeRawUnsafe(
    "create trigger no_line before insert on audit for each row execute function no_line()",
  );
  const before = await prisma.event.count();
  expect((await mutate("sessions.create", { kind: "sandbox", start: false })).status).toBe(500);
  expect((await mutate("apiKeys.create", { name: "crm", permissions: ["read"] })).status).toBe(500);
  await expect(createOrganization({ name: "Nowhere" })).rejects.toThrow();
  await expect(addMember({ organizationId, userId: owner.id, role: "member" })).rejects.toThrow();
  await prisma.$executeRawUnsafe("drop trigger no_line on audit");
  expect(await prisma.session.count({ where: { organizationId } })).toBe(0);
  expect(await prisma.apiKey.count({ where: { organizationId } })).toBe(0);
  expect(await prisma.organization.count({ where: { name: "Nowhere" } })).toBe(0);
  expect(await prisma.membership.count({ where: { organizationId, role: "owner" } })).toBe(1);
  expect(await prisma.event.count()).toBe(before);
  await mutate("sessions.stop", { session: "nothing" });
  expect(await list()).toEqual([]);
});

it("is for who manages the organization, and of no other organization", async () => {
  await mutate("sessions.create", { kind: "sandbox", start: false });
  for (const [role, status] of [
    ["member", 403],
    ["admin", 200],
  ] satisfies [Role, number][]) {
    const who = await cookieOf((await newMember(organizationId, role)).id);
    expect((await ask({}, who)).status).toBe(status);
  }
  organizationId = (await newOrganization()).id;
  cookie = await cookieOf((await newMember(organizationId)).id);
  expect(await list()).toEqual([]);
});

it("comes page by page, since a time, and refuses a cursor of other filters", async () => {
  for (const label of ["a", "b", "c"]) await mutate("sessions.create", { kind: "sandbox", label, start: false });
  const first = AuditPage.parse((await ask({ limit: 2 })).json.result.data);
  const second = AuditPage.parse((await ask({ limit: 2, cursor: first.nextCursor })).json.result.data);
  expect([...first.data, ...second.data].map(({ target }) => target?.name)).toEqual(["c", "b", "a"]);
  expect(second.nextCursor).toBeNull();
  expect((await ask({ action: "session.create", cursor: first.nextCursor })).status).toBe(400);
  expect(await list({ since: Date.now() + 60_000 })).toEqual([]);
  expect(await list({ since: first.data[0]!.at - 60_000, action: "session.create" })).toHaveLength(3);
  expect((await ask({ action: "nothing" })).status).toBe(400);
});

/** Opens the events as a script does, before anything happens; gives those of so many acts. */
async function followActs(token: string) {
  const end = new AbortController();
  const response = await fetch(`${http.url}/api/v1/events?types=${AUDIT}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: end.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const until = async (enough: () => boolean) => {
    while (!enough()) text += (await reader.read()).value ?? "";
  };
  const acts = () => [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) => Event.parse(JSON.parse(json!)));
  await until(() => text.includes("id: "));
  return async (count: number) => {
    await until(() => acts().length >= count);
    end.abort();
    return acts();
  };
}

it("every administrative act is told in the events as in the log, to a person who manages and asks for them", async () => {
  const take = await followActs(await mintLoginJwt({ userId: owner.id, organizationId, role: "owner" }));
  const password = "a long enough password";
  const emailOf = (name: string) => `${name}-${organizationId.toLowerCase()}@example.com`;
  const user = await createUser({ email: emailOf("ines"), name: "Inês", password });
  await addMember({ organizationId, userId: user.id, role: "member" });
  const [provider] = authOptions().providers as unknown as [{ authorize: (given: object, request: object) => unknown }];
  for (const given of ["wrong one", password]) await provider.authorize({ email: user.email, password: given }, {});

  const done = async (path: string, input: object = {}, who = cookie) => {
    const { status, json } = await mutate(path, input, { cookie: who });
    expect([path, status]).toEqual([path, 200]);
    return json.result.data;
  };
  const { id: session } = await done("sessions.create", { kind: "sandbox" });
  const pairing = mutate("sessions.pairingCode", { session, phoneNumber: "351215550147" });
  await until(async () => (await list({ action: "session.pair" })).length > 0);
  for (const act of ["restart", "stop", "start", "logout"]) await done(`sessions.${act}`, { session });
  await done("sessions.update", { session, label: "Front desk" });
  await done("sessions.remove", { session });
  await pairing;
  const { id: key } = await done("apiKeys.create", { name: "crm", permissions: ["read"] });
  await done("apiKeys.rename", { id: key, name: "shop" });
  await done("apiKeys.revoke", { id: key });
  await done("organizations.rename", { name: "Marigold" });
  const elsewhere = await done("organizations.create", { name: "Another" });
  await done("members.changeRole", { user: user.id, role: "admin" });
  const { id: invitation } = await done("invitations.create", { role: "member" });
  await done("invitations.revoke", { id: invitation });
  const { token: link } = await done("invitations.create", { role: "member" });
  await done("invitations.join", { token: link, name: "Kwame", email: emailOf("kwame"), password });
  await done("me.changePassword", { current: password, password: `${password}, another` }, await cookieOf(user.id));
  await done("members.remove", { user: user.id });
  await done("me.update", { name: "Owner" });
  await done("me.makeToken");

  const entries = await list({ limit: 200 });
  const events = await take(entries.length);
  const byId = (lines: Record<string, any>[]) => lines.sort((one, other) => (one.id < other.id ? -1 : 1));
  expect(byId(events.map(({ data }) => data))).toEqual(byId(entries));
  const { rows } = await pool.query<{ action: string }>(
    "select data->>'action' as action from events where type = $1 and organization_id in ($2, $3)",
    [AUDIT, organizationId, elsewhere.id],
  );
  expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(AuditEntry.shape.action.options));
});

it("is told to no api-key, no member, and to nobody who does not ask", async () => {
  const refusal = async (token: string) => {
    const { status, json } = await http.ask(`/api/v1/events?types=${AUDIT}`, { token });
    return [status, json.error.code, json.error.details];
  };
  const { key } = await issueApiKey({ organizationId, name: "crm", permissions: [...CAPABILITIES] });
  expect(await refusal(key)).toEqual([403, "forbidden", null]);
  const member = await newMember(organizationId, "member");
  const token = await mintLoginJwt({ userId: member.id, organizationId, role: "owner" });
  expect(await refusal(token)).toEqual([403, "forbidden", { required: "manage" }]);
});

it("is followed live by who may read it, and by nobody else", async () => {
  const follow = (audit: boolean) => {
    const end = new AbortController();
    const events = readEvents(
      callerWith(organizationId, "events"),
      { audit },
      { signal: end.signal, authorize: () => Promise.resolve() },
    );
    return { events, stop: () => (end.abort(), events.return()) };
  };
  const [may, mayNot] = [follow(true), follow(false)];
  await Promise.all([may.events.next(), mayNot.events.next()]);
  await mutate("sessions.create", { kind: "sandbox", label: "a", start: false });
  const typesOf = async ({ events }: typeof may, count: number) => {
    const types = [];
    while (types.length < count) types.push((await events.next()).value?.type);
    return types;
  };
  expect(await typesOf(may, 2)).toEqual(["session.status", "audit.recorded"]);
  expect(await typesOf(mayNot, 1)).toEqual(["session.status"]);
  await mutate("sessions.create", { kind: "sandbox", label: "b", start: false });
  expect(await typesOf(mayNot, 1)).toEqual(["session.status"]);
  await Promise.all([may.stop(), mayNot.stop()]);
});
