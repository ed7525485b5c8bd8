import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from "jose";
import { AppError } from "@/server/errors.ts";

const TIMEOUT = 2_000;
const BACK_OFF = 5_000;
const STALE_AT_MOST = 24 * 60 * 60_000;

/**
 * The keys of another frontend. jose fetches, caches for ten minutes and limits what unknown key ids can cause. While the
 * frontend is out of reach its last keys stay good for a day, and it is not asked again for a few seconds; with no keys
 * at all the answer is `gateway_unavailable`, since nobody can say whether the token is good.
 */
export function foreignKeySet(url: URL): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(url, { timeoutDuration: TIMEOUT });
  let lastGood = 0;
  let failedAt = -Infinity;

  const stale: JWTVerifyGetKey = (header, token) => {
    const kept = remote.jwks();
    if (!kept || Date.now() - lastGood > STALE_AT_MOST)
      throw new AppError("gateway_unavailable", "the keys that login tokens are checked with are out of reach");
    return createLocalJWKSet(kept)(header, token);
  };

  return async (header, token) => {
    if (!remote.fresh && Date.now() - failedAt < BACK_OFF) return stale(header, token);
    try {
      const key = await remote(header, token);
      lastGood = Date.now();
      return key;
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      failedAt = Date.now();
      return stale(header, token);
    }
  };
}

/** The set was there and has no (or more than one) key for this token; everything else means that the set was not there. */
const isAboutTheToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
