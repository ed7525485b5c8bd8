import { decode, encode } from "next-auth/jwt";
import { beforeAll, describe, expect, it } from "vitest";
import { secrets } from "@/server/env.ts";
import { addMember, createOrganization, createUser } from "@/server/organizations/index.ts";
import { authOptions } from "./auth-options.ts";
import { authenticateCookie } from "./authenticate-cookie.ts";

const PASSWORD = "a long enough password";
let first: string;
let second: string;
let userId: string;

beforeAll(async () => {
  first = (await createOrganization({ name: "First" })).id;
  second = (await createOrganization({ name: "Second" })).id;
  userId = (await createUser({ email: " Kwame@Example.com ", name: "Kwame", password: PASSWORD })).id;
  await addMember({ organizationId: first, userId, role: "member" });
  await addMember({ organizationId: second, userId, role: "owner" });
});

const [provider] = authOptions().providers as unknown as [
  { authorize: (given: object | undefined, request: object) => Promise<{ id: string } | null> },
];
const logIn = (given?: object) => provider.authorize(given, { headers: {} });
const jwt = authOptions().callbacks!.jwt! as (given: object) => Promise<{ organizationId?: string }>;

describe("logging in", () => {
  it("takes the e-mail however it is written, and the password as it is", async () => {
    expect(await logIn({ email: "KWAME@example.com ", password: PASSWORD })).toMatchObject({
      id: userId,
      name: "Kwame",
      organizationId: first,
    });
    for (const [email, password] of [
      ["kwame@example.com", `${PASSWORD} `],
      ["kwame@example.com", ""],
      ["nobody@example.com", PASSWORD],
      ["kwame\0@example.com", PASSWORD],
      ["", ""],
    ])
      expect(await logIn({ email, password })).toBeNull();
    expect(await logIn(undefined)).toBeNull();
  });

  it("takes as long for somebody unknown", async () => {
    const time = async (email: string) => {
      const began = performance.now();
      for (let time = 0; time < 5; time++) await logIn({ email, password: "wrong password" });
      return performance.now() - began;
    };
    await time("kwame@example.com");
    const ratio = (await time("nobody@example.com")) / (await time("kwame@example.com"));
    expect(ratio).toBeGreaterThan(0.4);
  });

  it("is refused to who belongs nowhere", async () => {
    const { email, password } = await createUser({ email: "new@example.com" });
    expect(password).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
    expect(await logIn({ email, password })).toBeNull();
    await expect(createUser({ email: "NEW@example.com" })).rejects.toMatchObject({ code: "conflict" });
    await expect(createUser({ email: "no address" })).rejects.toMatchObject({ code: "validation_error" });
    await expect(createUser({ email: "x@y.z", password: "short" })).rejects.toMatchObject({ code: "validation_error" });
  });
});

describe("the login cookie", () => {
  const headersWith = async (token: object) =>
    new Headers({
      cookie: `a=b; sb.login=${await encode({ token: token as never, secret: secrets().nextauthSecret })}; c=d`,
    });

  it("speaks for the person in the active organization, with the role of this moment", async () => {
    const token = await jwt({ token: { sub: userId }, user: { id: userId, organizationId: first } });
    const identity = await authenticateCookie(await headersWith(token));
    expect([identity?.id, identity?.organizationId, identity?.capabilities.has("manage")]).toEqual([
      userId,
      first,
      false,
    ]);
    const switched = await jwt({ token, trigger: "update", session: { organizationId: second } });
    const there = await authenticateCookie(await headersWith(switched));
    expect([there?.organizationId, there?.capabilities.has("manage")]).toEqual([second, true]);
    await addMember({ organizationId: second, userId, role: "member" });
    expect((await authenticateCookie(await headersWith(switched)))?.capabilities.has("manage")).toBe(false);
  });

  it("goes to no organization the person is not in, and speaks for nobody when expired", async () => {
    const elsewhere = (await createOrganization({ name: "Third" })).id;
    const token = { sub: userId, organizationId: first };
    for (const session of [{ organizationId: elsewhere }, { organizationId: 7 }, {}, null])
      expect(await jwt({ token, trigger: "update", session })).toEqual(token);
    const expired = await encode({ token, secret: secrets().nextauthSecret, maxAge: -60 });
    expect(await authenticateCookie(new Headers({ cookie: `sb.login=${expired}` }))).toBeUndefined();
    expect(
      await decode({
        token: await encode({ token, secret: secrets().nextauthSecret }),
        secret: secrets().nextauthSecret,
      }),
    ).toMatchObject(token);
  });

  it("has a name and attributes of its own", () => {
    expect(authOptions().cookies!.sessionToken).toEqual({
      name: "sb.login",
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: false },
    });
    expect(authOptions().pages).toEqual({ signIn: "/login", error: "/login" });
  });
});
