import { LRUCache } from "lru-cache";
import { CAPABILITIES, type Identity } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { loggable } from "@/server/db/refusal.ts";
import { log } from "@/server/log.ts";
import { countTry, knownRefusal } from "./count-try.ts";
import { hashOf, isWellFormed } from "./key.ts";
import { isKnown } from "./known-hashes.ts";

/** Keys that were good a moment ago, by their hash. Revoking is in force at once in this process and within this time in others. */
const good = new LRUCache<string, Identity>({ max: 10_000, ttl: 500 });

/** A key has been revoked: nothing that was found out before counts any more. */
export const forgetKeys = () => good.clear();

/**
 * Who a key speaks for; undefined when it is junk, unknown, revoked or expired. `rate_limited` when too many that name nothing came
 * from this address; one that was revoked or has expired names something, and is no guess.
 */
export async function verifyApiKey(key: string, address: string | null): Promise<Identity | undefined> {
  if (!isWellFormed(key)) return undefined;
  const hash = hashOf(key);
  const known = good.get(hash.toString("base64url"));
  if (known) return known;
  const refusal = knownRefusal(address);
  if (refusal && !(await isKnown(hash))) throw refusal;
  const row = await find(hash);
  if (!row) await countTry(address);
  if (!row?.valid) return undefined;
  if (row.unnoted) noteUse(row.id);
  const identity = identityOf(row);
  good.set(hash.toString("base64url"), identity);
  return identity;
}

type Row = { id: string; organization_id: string; permissions: string[]; valid: boolean; unnoted: boolean };

const STALE = "(last_used_at is null or last_used_at < now() - interval '1 minute')";
const VERIFY = `select id, organization_id, permissions, ${STALE} as unnoted,
    revoked_at is null and (expires_at is null or expires_at > now()) as valid
  from api_keys where hash = $1`;

async function find(hash: Buffer): Promise<Row | undefined> {
  const { rows } = await pool.query<Row>({ name: "verify-api-key", text: VERIFY, values: [hash] });
  return rows[0];
}

const identityOf = ({ id, organization_id, permissions }: Row): Identity => ({
  kind: "api-key",
  id,
  organizationId: organization_id,
  capabilities: new Set(CAPABILITIES.filter((capability) => permissions.includes(capability))),
});

/** Not waited for: a request must not be slower, or fail, because the note about it does. */
function noteUse(id: string): void {
  pool
    .query({ text: `update api_keys set last_used_at = now() where id = $1 and ${STALE}`, values: [id] })
    .catch((error: unknown) => log.db.debug({ err: loggable(error) }, "the use of a key could not be noted"));
}
