import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from "jose";
import { AppError } from "@/server/errors.ts";

const TIMEOUT = 2_000;
/** How long nobody asks again after a failure: longer while there are keys to go on with. */
const BACK_OFF = { withKeys: 30_000, without: 5_000 };
const STALE_AT_MOST = 24 * 60 * 60_000;

/**
 * The keys of another frontend. jose fetches, caches for ten minutes and limits what unknown key ids can cause. While the
 * frontend is out of reach its last keys stay good for a day, and it is not asked again for a while, whatever key a token
 * names; with no keys at all the answer is `gateway_unavailable`, since nobody can say whether the token is good.
 */
export function foreignKeySet(url: URL): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(url, { timeoutDuration: TIMEOUT });
  let lastGood = 0;
  let failure: { at: number; kept: JWTVerifyGetKey | undefined } | undefined;

  const usable = () => (Date.now() - lastGood > STALE_AT_MOST ? undefined : failure?.kept);
  const backsOff = () =>
    failure !== undefined && Date.now() - failure.at < (usable() ? BACK_OFF.withKeys : BACK_OFF.without);

  return async (header, token) => {
    if (!backsOff()) {
      try {
        const key = await remote(header, token);
        lastGood = Date.now();
        failure = undefined;
        return key;
      } catch (error) {
        if (isAboutTheToken(error)) throw error;
        const keys = remote.jwks();
        failure = { at: Date.now(), kept: keys && createLocalJWKSet(keys) };
      }
    }
    const kept = usable();
    if (kept) return kept(header, token);
    throw new AppError("gateway_unavailable", "the keys that login tokens are checked with are out of reach");
  };
}

/** The set was there and has no (or more than one) key for this token; everything else means that the set was not there. */
const isAboutTheToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
