import {
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from "jose";
import { z } from "zod";
import { type Capability, capabilitiesOf, type Identity } from "@/server/caller.ts";
import { env } from "@/server/env.ts";
import { isAppError } from "@/server/errors.ts";
import { findMembership, organizationExists } from "@/server/organizations/index.ts";
import { foreignKeySet } from "./foreign-key-set.ts";
import { ownKeySet } from "./signing-keys.ts";

/** Who a login JWT speaks for (contract §2); undefined when it is not good. `gateway_unavailable` when the keys are out of reach. */
export async function verifyLoginJwt(token: string): Promise<Identity | undefined> {
  const claims = await claimsOf(token);
  if (!claims) return undefined;
  const capabilities = await capabilitiesIn(claims);
  return capabilities && { kind: "person", id: claims.sub, organizationId: claims.organization, capabilities };
}

type Claims = { sub: string; organization: string; role: string };

const MAX_LIFETIME = 3600;
const OPTIONS: JWTVerifyOptions = {
  algorithms: ["EdDSA", "ES256", "RS256"],
  issuer: env.auth.issuer,
  audience: env.auth.audience,
  requiredClaims: ["iss", "aud", "exp", "iat", "sub"],
  maxTokenAge: MAX_LIFETIME,
  clockTolerance: 5,
};
const foreign = env.auth.jwksUrl === undefined ? undefined : foreignKeySet(new URL(env.auth.jwksUrl));

async function claimsOf(token: string): Promise<Claims | undefined> {
  const kid = kidOf(token);
  const keySet = foreign ?? (await ownKeySet(kid));
  try {
    return readClaims(await verified(token, keySet));
  } catch (error) {
    if (isAppError(error)) throw error;
    return undefined; // whatever else is wrong is wrong with the token or the key it names
  }
}

/** A token without a key id may fit several keys of the set: then one of them must have made it. */
async function verified(token: string, keySet: JWTVerifyGetKey): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keySet, OPTIONS)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      const payload = await jwtVerify(token, key, OPTIONS).then(
        (result) => result.payload,
        () => undefined,
      );
      if (payload) return payload;
    }
    throw error;
  }
}

const Id = z
  .string()
  .min(1)
  .regex(/^[^\0\p{Surrogate}]+$/u);
const Payload = z.object({ sub: Id, exp: z.number(), iat: z.number() });

function readClaims(payload: JWTPayload): Claims | undefined {
  const { sub, exp, iat } = Payload.parse(payload);
  const organization = Id.safeParse(payload[env.auth.orgClaim]);
  const role = z.string().catch("").parse(payload[env.auth.roleClaim]);
  if (!organization.success || exp - iat > MAX_LIFETIME) return undefined;
  return { sub, organization: organization.data, role };
}

/** Our own issuer's claim counts no more than the membership of this moment; another frontend's claims decide. */
async function capabilitiesIn({ sub, organization, role }: Claims): Promise<ReadonlySet<Capability> | undefined> {
  const claimed = capabilitiesOf(role);
  if (foreign) return (await organizationExists(organization)) ? claimed : undefined;
  const membership = await findMembership(sub, organization);
  if (!membership) return undefined;
  const held = capabilitiesOf(membership.role);
  return new Set([...claimed].filter((capability) => held.has(capability)));
}

function kidOf(token: string): string | undefined {
  try {
    const { kid } = decodeProtectedHeader(token);
    return typeof kid === "string" ? kid : undefined;
  } catch {
    return undefined;
  }
}
