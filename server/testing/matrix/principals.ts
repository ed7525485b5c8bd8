import { generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { encode } from "next-auth/jwt";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { CAPABILITIES, type Capability, capabilitiesOf, type Role, ROLES } from "@/server/caller.ts";
import { prisma } from "@/server/db/client.ts";
import { env, secrets } from "@/server/env.ts";
import { mintLoginJwt } from "@/server/identity/index.ts";
import { currentSigningKey } from "@/server/identity/signing-keys.ts";
import { newMember } from "@/server/testing/factories.ts";

/** Who asks: what is sent, and what that is worth. `holds` undefined: nobody we know. */
export type Principal = {
  name: string;
  headers: Record<string, string>;
  holds: ReadonlySet<Capability> | undefined;
  /** Whose things are there for this one. */
  side: "mine" | "theirs" | undefined;
};

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const nobody = (name: string, headers: Record<string, string>): Principal => ({
  name,
  headers,
  holds: undefined,
  side: undefined,
});

/** Everybody who can meet the REST API of the organization `mine`; `theirs` is another. */
export async function restPrincipals(mine: string, theirs: string): Promise<Principal[]> {
  return [
    ...(await strangers(mine, theirs)),
    ...(await people(mine)),
    ...(await keys(mine)),
    ...(await others(theirs)),
  ];
}

async function strangers(mine: string, theirs: string): Promise<Principal[]> {
  const user = await newMember(mine, "owner");
  const login = { userId: user.id, organizationId: mine, role: "owner" } as const;
  const good = await mintLoginJwt(login);
  const [head, body, signature] = good.split(".") as [string, string, string];
  const gone = await newMember(mine, "owner");
  await prisma.membership.deleteMany({ where: { userId: gone.id } });
  const [revoked, expired] = [await keyOf(mine, CAPABILITIES), await keyOf(mine, CAPABILITIES, Date.now() - 1)];
  await prisma.apiKey.update({ where: { id: revoked.id }, data: { revokedAt: new Date() } });
  const cookie = `sb.login=${await encode({ token: { sub: user.id, organizationId: mine }, secret: secrets().nextauthSecret })}`;
  const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  return [
    nobody("no token", {}),
    nobody("an empty bearer", { authorization: "Bearer " }),
    nobody("basic", { authorization: `Basic ${Buffer.from("a:b").toString("base64")}` }),
    nobody("junk", bearer("junk")),
    nobody("a login cookie", { cookie }),
    nobody("a signature that is changed", bearer(`${head}.${body}.${signature.slice(0, -4)}AAAA`)),
    nobody("a token that asks not to be checked", bearer(`${none}.${body}.`)),
    ...(await wrongTokens(user.id, mine)),
    nobody("a removed member's token", bearer(await mintLoginJwt({ ...login, userId: gone.id }))),
    nobody(
      "a token for an organization that the person is not in",
      bearer(await mintLoginJwt({ ...login, organizationId: theirs })),
    ),
    nobody(
      "a token for an organization that never was",
      bearer(await mintLoginJwt({ ...login, organizationId: "nowhere" })),
    ),
    nobody("a login token as X-Api-Key", { "x-api-key": good }),
    nobody("a revoked key", bearer(revoked.key)),
    nobody("an expired key", bearer(expired.key)),
    nobody("junk before a good X-Api-Key", { ...bearer("junk"), "x-api-key": (await keyOf(mine, CAPABILITIES)).key }),
  ];
}

async function wrongTokens(sub: string, organizationId: string): Promise<Principal[]> {
  const past = Math.floor(Date.now() / 1000) - 60;
  const wrongs: Record<string, Parameters<typeof tokenWith>[2]> = {
    "signed by a stranger": { stranger: true },
    "that has run out": { iat: past - 300, exp: past },
    "of another issuer": { iss: "somebody" },
    "for another audience": { aud: "somebody" },
    "without an organization": { [env.auth.orgClaim]: undefined },
  };
  const made = Object.entries(wrongs).map(async ([what, wrong]) =>
    nobody(`a token ${what}`, bearer(await tokenWith(sub, organizationId, wrong))),
  );
  return Promise.all(made);
}

/** A token of ours for most of an hour, with these claims in the place of the right ones. */
async function tokenWith(sub: string, organizationId: string, wrong: JWTPayload & { stranger?: boolean }) {
  const { stranger = false, ...claims } = wrong;
  const { kid, alg, key } = await currentSigningKey();
  const now = Math.floor(Date.now() / 1000);
  const right = { iss: env.auth.issuer, aud: env.auth.audience, iat: now, exp: now + 3_000, sub };
  return new SignJWT({ [env.auth.orgClaim]: organizationId, [env.auth.roleClaim]: "owner", ...right, ...claims })
    .setProtectedHeader({ alg, kid })
    .sign(stranger ? (await generateKeyPair("EdDSA")).privateKey : key);
}

/** A role counts as far as both the claim and the membership of the moment give it. */
const people = (mine: string): Promise<Principal[]> =>
  Promise.all(
    [
      ...ROLES.map((role) => [role, role] as const),
      ["member", "owner"] as const,
      ["owner", "guest" as Role] as const,
    ].map(async ([held, claimed]) => {
      const { id } = await newMember(mine, held);
      const token = await tokenWith(id, mine, { [env.auth.roleClaim]: claimed });
      const holds = new Set([...capabilitiesOf(held)].filter((one) => capabilitiesOf(claimed).has(one)));
      return { name: `${held} claiming ${claimed}`, headers: bearer(token), holds, side: "mine" as const };
    }),
  );

const SETS: readonly (readonly Capability[])[] = [...CAPABILITIES.map((one) => [one]), [], CAPABILITIES];

async function keys(mine: string): Promise<Principal[]> {
  const made = await Promise.all(
    SETS.map(async (permissions) => {
      const { key } = await keyOf(mine, permissions);
      return {
        name: `a key with [${permissions.join()}]`,
        headers: bearer(key),
        holds: new Set(permissions),
        side: "mine" as const,
      };
    }),
  );
  const { key } = await keyOf(mine, CAPABILITIES);
  return [
    ...made,
    { name: "a key as X-Api-Key", headers: { "x-api-key": key }, holds: new Set(CAPABILITIES), side: "mine" as const },
  ];
}

/** Everything allowed, in another organization. */
async function others(theirs: string): Promise<Principal[]> {
  const { id } = await newMember(theirs, "owner");
  const token = await tokenWith(id, theirs, {});
  const { key } = await keyOf(theirs, CAPABILITIES);
  return [token, key].map((secret, at) => ({
    name: `${at === 0 ? "the owner" : "a key"} of another organization`,
    headers: bearer(secret),
    holds: new Set(CAPABILITIES),
    side: "theirs",
  }));
}

const keyOf = (organizationId: string, permissions: readonly Capability[], expiresAt?: number) =>
  issueApiKey({
    organizationId,
    name: "k",
    permissions: [...permissions],
    ...(expiresAt !== undefined && { expiresAt }),
  });
