import { verifyApiKey } from "@/server/api-keys/index.ts";
import type { Identity, Origin } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { verifyLoginJwt } from "./verify-login-jwt.ts";

const MAX_LENGTH = 8 * 1024;

/**
 * Who sent these headers, by login JWT or api-key (contract §2). `Authorization` wins over `X-Api-Key`, even when it is bad, and
 * `X-Api-Key` takes api-keys only. `unauthorized` never says what was wrong.
 */
export async function authenticateBearer(headers: Headers, from: Origin): Promise<Identity> {
  const identity = await identify(headers, from.address);
  if (!identity) throw new AppError("unauthorized", "a valid login token or api-key is needed");
  return { ...identity, from };
}

async function identify(headers: Headers, address: string | null): Promise<Identity | undefined> {
  const [authorization, apiKey] = [headers.get("authorization"), headers.get("x-api-key")];
  if (authorization === null) return apiKey === null ? undefined : verifyApiKey(apiKey.trim(), address);
  const token = /^bearer +(\S+) *$/i.exec(authorization.slice(0, MAX_LENGTH + 1))?.[1];
  if (token === undefined || authorization.length > MAX_LENGTH) return undefined;
  return token.split(".").length === 3 ? verifyLoginJwt(token) : verifyApiKey(token, address);
}
