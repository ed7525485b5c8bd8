import { createHmac, generateKeyPairSync, type KeyObject, sign as signRaw } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type JWTPayload, SignJWT } from "jose";
import { prisma } from "@/server/db/client.ts";
import { env } from "@/server/env.ts";
import { newMember, newOrganization } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { tellCount } from "@/server/testing/tell-count.ts";
import { mintLoginJwt } from "./mint-login-jwt.ts";
import { currentSigningKey, publicKeys } from "./signing-keys.ts";

let http: Awaited<ReturnType<typeof startHttp>>;
let userId: string;
let organizationId: string;
let own: Awaited<ReturnType<typeof currentSigningKey>>;

beforeAll(async () => {
  http = await startHttp();
  organizationId = (await newOrganization()).id;
  userId = (await newMember(organizationId, "owner")).id;
  own = await currentSigningKey();
});
const judged = new Set<string>();
afterAll(async () => {
  tellCount("login tokens, good ones and broken ones", judged.size, "tokens");
  await http.stop();
});

const ask = (token: string, path = "/api/v1/sessions", method = "GET") => {
  judged.add(token);
  return http.ask(path, { token, method });
};
const status = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status;
const now = () => Math.floor(Date.now() / 1000);
const claims = (over: Record<string, unknown> = {}): JWTPayload => ({
  iss: env.auth.issuer,
  aud: env.auth.audience,
  sub: userId,
  iat: now(),
  exp: now() + 300,
  org_id: organizationId,
  org_role: "owner",
  ...over,
});
type Header = { alg: string; kid?: string; [name: string]: unknown };
const signed = (payload: JWTPayload, header: Partial<Header> = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg: own.alg, kid: own.kid, ...header }).sign(own.key);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const forged = (header: Header, payload: object, signature: (input: string) => string) => {
  const input = `${part(header)}.${part(payload)}`;
  return `${input}.${signature(input)}`;
};
const without = (...names: string[]) => {
  const payload = claims();
  for (const name of names) Reflect.deleteProperty(payload, name);
  return payload;
};

describe("a good login token", () => {
  it("answers for its role, and its own five minutes", async () => {
    const token = await mintLoginJwt({ userId, organizationId, role: "owner" });
    const { iat, exp } = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString());
    expect(exp - iat).toBe(300);
    expect(await status(token)).toBe(200);
    expect(await status(token, "/api/v1/sessions/x:start", "POST")).toBe(404);
  });

  it.each([
    ["as made", () => ({}), {}],
    ["for several audiences", () => ({ aud: ["another", env.auth.audience] }), {}],
    ["of another type, since none is demanded", () => ({}), { typ: "at+jwt" }],
    ["expired within the tolerance", () => ({ iat: now() - 200, exp: now() - 1 }), {}],
    ["a whole hour long", () => ({ exp: now() + 3600 }), {}],
    ["that names no key, when one fits", () => ({}), { kid: undefined }],
  ])("%s", async (_name, payload, header) => {
    expect(await status(await signed(claims(payload()), header))).toBe(200);
  });

  it("is worth no more than the membership of this moment, nor than its own claim", async () => {
    const start = ["/api/v1/sessions/x:start", "POST"] as const;
    expect(await status(await signed(claims({ org_role: "member" })), ...start)).toBe(403);
    expect(await status(await signed(claims({ org_role: "member" })))).toBe(200);
    for (const role of ["emperor", "", 5, null, ["owner"]])
      expect(await status(await signed(claims({ org_role: role })))).toBe(403);
    const member = await newMember(organizationId, "member");
    const boast = await signed(claims({ sub: member.id }));
    expect([await status(boast, ...start), await status(boast)]).toEqual([403, 200]);
    await prisma.membership.deleteMany({ where: { userId: member.id } });
    expect(await status(boast)).toBe(401);
  });
});

describe("a broken login token is 401, whatever is wrong with it", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const ed = generateKeyPairSync("ed25519");
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const by = (key: KeyObject, hash: string | null) => (input: string) =>
    signRaw(hash, Buffer.from(input), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
  const mac = (secret: string | Buffer) => (input: string) =>
    createHmac("sha256", secret).update(input).digest("base64url");
  const none = () => "";
  const stranger = by(ed.privateKey, null);
  const publicX = async () => Buffer.from((await publicKeys()).keys[0]!.x!, "base64url");
  const jwk = ed.publicKey.export({ format: "jwk" });

  const cases: Record<string, () => string | Promise<string>> = {
    "not a token": () => "a.b.c",
    "empty parts": () => "..",
    "empty header": () => `.${part({})}.x`,
    "alg none": () => forged({ alg: "none" }, claims(), none),
    "alg None": () => forged({ alg: "None" }, claims(), none),
    "alg NONE with a signature": () => forged({ alg: "NONE" }, claims(), stranger),
    "alg empty": () => forged({ alg: "" }, claims(), none),
    "alg missing": () => forged({ kid: own.kid } as unknown as Header, claims(), stranger),
    "HS256 over the public key": async () => forged({ alg: "HS256", kid: own.kid }, claims(), mac(await publicX())),
    "HS256 over the public key in text": async () =>
      forged({ alg: "HS256", kid: own.kid }, claims(), mac(JSON.stringify((await publicKeys()).keys[0]))),
    "HS256 over nothing": () => forged({ alg: "HS256", kid: own.kid }, claims(), mac("")),
    "RS256 under an EdDSA key": () => forged({ alg: "RS256", kid: own.kid }, claims(), by(rsa.privateKey, "sha256")),
    "ES256 under an EdDSA key": () => forged({ alg: "ES256", kid: own.kid }, claims(), by(ec.privateKey, "sha256")),
    "another key under our key id": () => forged({ alg: "EdDSA", kid: own.kid }, claims(), stranger),
    "an unknown key id": () => forged({ alg: "EdDSA", kid: "unknown" }, claims(), stranger),
    "a key id that is a path": () => forged({ alg: "EdDSA", kid: "../../dev/null" }, claims(), stranger),
    "a key id of SQL": () => forged({ alg: "EdDSA", kid: "' or 1=1 --" }, claims(), stranger),
    "a key id that is a list": () => forged({ alg: "EdDSA", kid: [own.kid] as unknown as string }, claims(), stranger),
    "its own key embedded": () => forged({ alg: "EdDSA", jwk }, claims(), stranger),
    "its own key under our id": () => forged({ alg: "EdDSA", kid: own.kid, jwk }, claims(), stranger),
    jku: () => forged({ alg: "EdDSA", jku: "http://127.0.0.1:1/jwks" }, claims(), stranger),
    x5u: () => forged({ alg: "EdDSA", x5u: "http://127.0.0.1:1/x" }, claims(), stranger),
    "an unknown crit": () =>
      signed(claims(), { crit: ["exp"], exp: 1 }).catch(() =>
        forged({ alg: "EdDSA", kid: own.kid, crit: ["x"], x: 1 }, claims(), stranger),
      ),
    "b64 false": () => forged({ alg: "EdDSA", kid: own.kid, b64: false, crit: ["b64"] }, claims(), stranger),
    "a changed payload": async () => {
      const [header, , signature] = (await signed(claims())).split(".");
      return `${header}.${part(claims({ sub: "someone else" }))}.${signature}`;
    },
    "a changed signature": async () => {
      const token = await signed(claims());
      const at = token.length - 40;
      return token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    },
    "no signature": async () => `${(await signed(claims())).split(".").slice(0, 2).join(".")}.`,
    "a fourth part": async () => `${await signed(claims())}.x`,
    "five parts": async () => `${await signed(claims())}.x.y`,
    "two parts": async () => (await signed(claims())).split(".").slice(0, 2).join("."),
    expired: () => signed(claims({ iat: now() - 400, exp: now() - 60 })),
    "not yet valid": () => signed(claims({ nbf: now() + 60 })),
    "made in the future": () => signed(claims({ iat: now() + 60, exp: now() + 300 })),
    "more than an hour long": () => signed(claims({ exp: now() + 3700 })),
    "made long ago": () => signed(claims({ iat: now() - 4000, exp: now() + 60 })),
    "good for ever": () => signed(claims({ exp: 1e30 })),
    "no exp": () => signed(without("exp")),
    "no iat": () => signed(without("iat")),
    "no sub": () => signed(without("sub")),
    "no iss": () => signed(without("iss")),
    "no aud": () => signed(without("aud")),
    "an empty sub": () => signed(claims({ sub: "" })),
    "a numeric sub": () => signed(claims({ sub: 7 })),
    "a sub with NUL": () => signed(claims({ sub: `${userId}\0` })),
    "exp as text": () => signed(claims({ exp: String(now() + 60) })),
    "another issuer": () => signed(claims({ iss: "https://elsewhere.example" })),
    "another audience": () => signed(claims({ aud: "https://elsewhere.example" })),
    "no organization": () => signed(without("org_id")),
    "an organization that is none": () => signed(claims({ org_id: "01JZZZZZZZZZZZZZZZZZZZZZZZ" })),
    "an organization that is a list": () => signed(claims({ org_id: [organizationId] })),
    "an organization with NUL": () => signed(claims({ org_id: `${organizationId}\0` })),
    "an organization it is no member of": async () => signed(claims({ org_id: (await newOrganization()).id })),
    "somebody unknown": () => signed(claims({ sub: "01JZZZZZZZZZZZZZZZZZZZZZZZ" })),
    "9 kB": () => signed(claims({ padding: "x".repeat(9_000) })),
    "a payload that is a list": () => forged({ alg: "EdDSA", kid: own.kid }, [1], stranger),
  };

  it.each(Object.keys(cases))("%s", async (name) => {
    const answer = await ask(await cases[name]!());
    expect([answer.status, answer.json.error.code]).toEqual([401, "unauthorized"]);
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  });

  it.each(["Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Token x", "bearer a b", "", `Bearer ${"x".repeat(20_000)}`])(
    "Authorization: %.30s",
    async (authorization) => {
      expect((await http.ask("/api/v1/sessions", { headers: { authorization } })).status).toBe(401);
    },
  );
});

it("a key sealed with another ENCRYPTION_KEY, or moved to another row, does not sign", async () => {
  const { privateSealed } = await prisma.signingKey.findFirstOrThrow();
  const { unseal } = await import("@/server/seal.ts");
  expect(Buffer.from(privateSealed).toString("latin1")).not.toContain('"d"');
  expect(() => unseal(privateSealed, ["signing_keys", "another"])).toThrow();
  expect(await prisma.signingKey.count()).toBe(1);
});
