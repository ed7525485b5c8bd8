import { SignJWT } from "jose";
import type { Role } from "@/server/caller.ts";
import { env } from "@/server/env.ts";
import { AppError } from "@/server/errors.ts";
import { currentSigningKey } from "./signing-keys.ts";

type Login = { userId: string; organizationId: string; role: Role };

/** A login JWT for REST, good for five minutes. `conflict` when another frontend's tokens are in force. */
export async function mintLoginJwt({ userId, organizationId, role }: Login): Promise<string> {
  if (env.auth.jwksUrl !== undefined)
    throw new AppError("conflict", "login tokens come from the frontend that AUTH_JWKS_URL names; none are made here");
  const { kid, alg, key } = await currentSigningKey();
  return new SignJWT({ [env.auth.orgClaim]: organizationId, [env.auth.roleClaim]: role })
    .setProtectedHeader({ alg, kid, typ: "JWT" })
    .setSubject(userId)
    .setIssuer(env.auth.issuer)
    .setAudience(env.auth.audience)
    .setIssuedAt()
    .setExpirationTime("5m")
    .sign(key);
}
