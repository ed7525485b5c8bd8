import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/server/caller.ts";
import { pool, prisma } from "@/server/db/client.ts";
import { env, secrets } from "@/server/env.ts";
import { newMember, newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { checkPassword } from "./check-password.ts";
import { createUser } from "./create-user.ts";
import { Invitation, Me, Member } from "./schema.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http.stop());

type Login = { id: string; cookie: string };
let organizationId: string;
let owner: Login;
let admin: Login;
let member: Login;
beforeEach(async () => {
  organizationId = (await newOrganization({ name: "Marigold" })).id;
  [owner, admin, member] = [await logIn("owner"), await logIn("admin"), await logIn("member")];
});

const cookieOf = async (sub: string, organization = organizationId, loginEpoch?: number) => {
  const token = { sub, organizationId: organization, ...(loginEpoch !== undefined && { loginEpoch }) };
  return `sb.login=${await encode({ token, secret: secrets().nextauthSecret })}`;
};
async function logIn(role: Role): Promise<Login> {
  const { id } = await newMember(organizationId, role);
  return { id, cookie: await cookieOf(id) };
}
const query = async (path: string, input: unknown, who: Login = owner) =>
  (await http.ask(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: { cookie: who.cookie } })).json; // prettier-ignore
async function act(path: string, input: unknown, who: Login | null = owner) {
  const headers = { "content-type": "application/json", origin: env.publicUrl, ...(who && { cookie: who.cookie }) };
  const { status, json } = await http.ask(`/api/trpc/${path}`, {
    method: "POST",
    headers,
    body: input === undefined ? "" : JSON.stringify(input),
  });
  return { status, data: json.result?.data, message: json.error?.message as string | undefined };
}
const statusOf = async (path: string, input: unknown, who: Login) => (await act(path, input, who)).status;
const rolesNow = async () =>
  (await prisma.membership.findMany({ where: { organizationId } })).map(({ role }) => role).sort();
const acts = async () =>
  (await query("audit.list", {})).result.data.data.map(({ action }: { action: string }) => action) as string[];

describe("members", () => {
  it("are listed for those who manage, and for nobody else", async () => {
    const { data } = (await query("members.list", {}, admin)).result.data;
    expect(data.map((row: unknown) => Member.parse(row).role).sort()).toEqual(["admin", "member", "owner"]);
    expect((await query("members.list", {}, member)).error.data.httpStatus).toBe(403);
    for (const path of ["members.remove", "members.changeRole", "invitations.create", "organizations.rename"])
      expect(await statusOf(path, { user: owner.id, role: "member", name: "x" }, member), path).toBe(403);
  });

  it("change roles, but only an owner touches owners", async () => {
    expect(await statusOf("members.changeRole", { user: member.id, role: "admin" }, admin)).toBe(200);
    expect(await statusOf("members.changeRole", { user: member.id, role: "owner" }, admin)).toBe(403);
    expect(await statusOf("members.changeRole", { user: owner.id, role: "member" }, admin)).toBe(403);
    expect(await statusOf("members.remove", { user: owner.id }, admin)).toBe(403);
    expect(await statusOf("invitations.create", { role: "owner" }, admin)).toBe(403);
    expect(await statusOf("members.changeRole", { user: member.id, role: "owner" }, owner)).toBe(200);
    expect(await rolesNow()).toEqual(["admin", "owner", "owner"]);
    expect(await acts()).toEqual(["member.update", "member.update"]);
  });

  it("keep one owner: the last can neither go, be put down nor be removed", async () => {
    for (const [path, input] of [
      ["organizations.leave", undefined],
      ["members.changeRole", { user: owner.id, role: "admin" }],
      ["members.remove", { user: owner.id }],
    ] as const)
      expect((await act(path, input)).message, path).toBe(
        "an organization needs an owner: make somebody else one first",
      );
    const second = await logIn("owner");
    for (let round = 0; round < 5; round++) {
      const both = await Promise.all([
        act("members.changeRole", { user: second.id, role: "admin" }, owner),
        act("members.changeRole", { user: owner.id, role: "admin" }, second),
      ]);
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
      expect((await rolesNow()).filter((role) => role === "owner")).toHaveLength(1);
      await prisma.membership.updateMany({
        where: { organizationId, userId: { in: [owner.id, second.id] } },
        data: { role: "owner" },
      });
    }
  });

  it("who is removed is refused with the next request, and keys they made stay", async () => {
    await act("apiKeys.create", { name: "theirs", permissions: ["read"] }, admin);
    const { data } = (await query("members.list", {})).result.data;
    expect(data.find(({ id }: Member) => id === admin.id).keys).toBe(1);
    expect(await statusOf("members.remove", { user: admin.id }, owner)).toBe(200);
    expect((await query("sessions.list", {}, admin)).error.data.httpStatus).toBe(401);
    expect(await prisma.apiKey.count({ where: { organizationId, revokedAt: null } })).toBe(1);
    expect(await statusOf("members.remove", { user: admin.id }, owner)).toBe(404);
    expect(await statusOf("organizations.leave", undefined, member)).toBe(200);
    expect(await rolesNow()).toEqual(["owner"]);
  });

  it("of another organization are not there", async () => {
    const stranger = await newMember((await newOrganization()).id);
    expect(await statusOf("members.remove", { user: stranger.id }, owner)).toBe(404);
    expect(await statusOf("members.changeRole", { user: stranger.id, role: "member" }, owner)).toBe(404);
  });
});

describe("invitations", () => {
  const invite = async (input: object, who = owner) => {
    const { data } = await act("invitations.create", input, who);
    const { token, ...invitation } = data;
    Invitation.parse(invitation);
    return { token: token as string, id: invitation.id as string };
  };
  const newcomer = (token: string, email = `new-${organizationId.toLowerCase()}@example.org`) => ({
    token,
    email,
    name: "Léa",
    password: "a password of hers",
  });

  it("make a new person a member, once, and are stored as a hash alone", async () => {
    const { token, id } = await invite({ role: "member" });
    expect((await act("invitations.get", { token }, null)).data).toMatchObject({
      organization: "Marigold",
      role: "member",
    });
    const both = await Promise.all([
      act("invitations.join", newcomer(token), null),
      act("invitations.join", newcomer(token, "another@example.org"), null),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(both.find(({ status }) => status === 200)!.data).toEqual({ organizationId });
    expect(await rolesNow()).toEqual(["admin", "member", "member", "owner"]);
    expect((await act("invitations.get", { token }, null)).status).toBe(404);
    expect((await query("invitations.list", undefined)).result.data).toEqual([]);
    expect(await statusOf("invitations.revoke", { id }, owner)).toBe(404);
    const { rows } = await pool.query("select string_agg(i::text, ' ') as text from invitations i");
    expect(rows[0].text).not.toContain(token);
    expect(await acts()).toEqual(["invitation.accept", "invitation.create"]);
  });

  it("are accepted by somebody with an account, and not twice by one person", async () => {
    const elsewhere = (await newOrganization()).id;
    const { id } = await newMember(elsewhere);
    const person = { id, cookie: await cookieOf(id, elsewhere) };
    const { token } = await invite({ role: "admin" }, admin);
    expect((await act("invitations.accept", { token }, person)).data).toEqual({ organizationId });
    const second = await invite({ role: "member" });
    expect((await act("invitations.accept", { token: second.token }, person)).status).toBe(409);
    expect((await query("invitations.list", undefined)).result.data).toHaveLength(1);
    expect(await rolesNow()).toEqual(["admin", "admin", "member", "owner"]);
  });

  it("for one address are for nobody else, and an address that has an account has to log in", async () => {
    const { token } = await invite({ role: "member", email: "Lea@Example.org" });
    expect((await act("invitations.join", newcomer(token, "eve@example.org"), null)).message).toMatch(
      /lea@example.org/,
    );
    expect((await act("invitations.accept", { token }, member)).status).toBe(409);
    await createUser({ email: "lea@example.org", password: "already here" });
    expect((await act("invitations.join", newcomer(token, "lea@example.org"), null)).message).toMatch(/exists already/);
    expect((await query("invitations.list", undefined)).result.data).toHaveLength(1);
  });

  it("let somebody back in who has an account and is a member of nothing any more", async () => {
    const email = `back-${organizationId.toLowerCase()}@example.org`;
    await createUser({ email, password: "a password of his" });
    const { token } = await invite({ role: "member" });
    const wrong = await act("invitations.enter", { token, email, password: "not it" }, null);
    expect([wrong.status, wrong.message]).toEqual([400, "e-mail or password is wrong"]);
    expect((await act("invitations.enter", { token, email, password: "a password of his" }, null)).data).toEqual({
      organizationId,
    });
    expect((await act("invitations.enter", { token, email, password: "a password of his" }, null)).status).toBe(404);
  });

  it("end: when revoked, and after seven days", async () => {
    const [one, two] = [await invite({ role: "member" }), await invite({ role: "owner" })];
    expect(await statusOf("invitations.revoke", { id: two.id }, admin)).toBe(403);
    expect(await statusOf("invitations.revoke", { id: one.id }, admin)).toBe(200);
    expect((await act("invitations.join", newcomer(one.token), null)).status).toBe(404);
    await prisma.invitation.update({ where: { id: two.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await act("invitations.join", newcomer(two.token), null)).status).toBe(404);
    expect((await act("invitations.get", { token: "\0" }, null)).status).toBe(404);
  });
});

describe("one's own", () => {
  const password = "a long enough password";
  async function person(): Promise<Login & { email: string }> {
    const email = `rosa-${organizationId.toLowerCase()}@example.org`;
    const { id } = await createUser({ email, name: "Rosa", password });
    await prisma.membership.create({ data: { organizationId, userId: id, role: "member" } });
    return { id, email, cookie: await cookieOf(id) };
  }

  it("password ends every login that was made before", async () => {
    const rosa = await person();
    const wrong = await act("me.changePassword", { current: "not it", password: "another password" }, rosa);
    expect([wrong.status, wrong.message]).toEqual([400, "current: is not your password"]);
    expect(await statusOf("me.changePassword", { current: password, password: "short" }, rosa)).toBe(400);
    expect(await statusOf("me.changePassword", { current: password, password: "another password" }, rosa)).toBe(200);
    expect((await query("me.get", undefined, rosa)).error.data.httpStatus).toBe(401);
    const login = await checkPassword({ email: rosa.email, password: "another password" });
    const anew = { id: rosa.id, cookie: await cookieOf(rosa.id, organizationId, login!.loginEpoch) };
    expect(Me.parse((await query("me.get", undefined, anew)).result.data).user.id).toBe(rosa.id);
    expect(await checkPassword({ email: rosa.email, password })).toBeNull();
  });

  it("name and e-mail change; the e-mail needs the password and belongs to one person", async () => {
    const rosa = await person();
    expect(await statusOf("me.update", { name: "Rosa A." }, rosa)).toBe(200);
    expect(await statusOf("me.update", { email: "rosa.new@example.org" }, rosa)).toBe(400);
    expect(await statusOf("me.update", { email: "rosa.new@example.org", password: "not it" }, rosa)).toBe(400);
    expect(await statusOf("me.update", { email: "Rosa.New@example.org", password }, rosa)).toBe(200);
    const { user } = Me.parse((await query("me.get", undefined, rosa)).result.data);
    expect(user).toMatchObject({ name: "Rosa A.", email: "rosa.new@example.org" });
    await createUser({ email: `taken-${organizationId.toLowerCase()}@example.org`, password });
    const taken = { email: `taken-${organizationId.toLowerCase()}@example.org`, password };
    expect(await statusOf("me.update", taken, rosa)).toBe(409);
    expect(await statusOf("me.update", { name: "\0" }, rosa)).toBe(400);
  });

  it("login token speaks for the role of this moment over REST", async () => {
    const { data } = await act("me.makeToken", undefined, member);
    const read = await http.ask("/api/v1/sessions", { token: data.token });
    expect(read.status).toBe(200);
    expect((await http.ask("/api/v1/sessions", { method: "POST", token: data.token })).status).toBe(403);
  });

  it("visits are noted for whoever looks after the members", async () => {
    await query("me.get", undefined, member);
    const seen = async () =>
      (await query("members.list", {})).result.data.data.find(({ id }: Member) => id === member.id).lastSeenAt;
    await expect.poll(seen).toBeGreaterThan(Date.now() - 60_000);
  });
});

describe("organizations", () => {
  it("are founded by anybody, renamed by those who manage, and each has its own name", async () => {
    const { data } = await act("organizations.create", { name: "  Second  " }, member);
    const there = { id: member.id, cookie: await cookieOf(member.id, data.id) };
    const me = Me.parse((await query("me.get", undefined, there)).result.data);
    expect([me.organization.name, me.role, me.organizations.length]).toEqual(["Second", "owner", 2]);
    expect(await statusOf("organizations.rename", { name: "Third" }, there)).toBe(200);
    expect(await statusOf("organizations.rename", { name: " " }, there)).toBe(400);
    expect(Me.parse((await query("me.get", undefined, member)).result.data).organization.name).toBe("Marigold");
  });

  it("a session of another organization of mine is found, of a stranger's not", async () => {
    const { data } = await act("organizations.create", { name: "Second" }, owner);
    const session = (await newSession({ organizationId: data.id })).id;
    expect((await query("organizations.elsewhere", { session })).result.data).toEqual({ id: data.id, name: "Second" });
    expect((await query("organizations.elsewhere", { session }, admin)).result.data).toBeNull();
    expect((await query("organizations.elsewhere", { session: "\0" })).result.data).toBeNull();
  });
});
