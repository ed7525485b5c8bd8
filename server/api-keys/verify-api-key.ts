import { LRUCache } from "lru-cache";
import { CAPABILITIES, type Identity } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { loggable } from "@/server/db/refusal.ts";
import { log } from "@/server/log.ts";
import { hashOf, isWellFormed } from "./key.ts";

/** Keys that were good a moment ago, by their hash. Revoking is in force at once in this process and within this time in others. */
const good = new LRUCache<string, Identity>({ max: 10_000, ttl: 500 });

/** A key has been revoked: nothing that was found out before counts any more. */
export const forgetKeys = () => good.clear();

/** Who a key speaks for; undefined when it is junk, unknown, revoked or expired. */
export async function verifyApiKey(key: string): Promise<Identity | undefined> {
  if (!isWellFormed(key)) return undefined;
  const hash = hashOf(key);
  const known = good.get(hash.toString("base64url"));
  if (known) return known;
  const identity = await findIdentity(hash);
  if (identity) good.set(hash.toString("base64url"), identity);
  return identity;
}

async function findIdentity(hash: Buffer): Promise<Identity | undefined> {
  const { rows } = await pool.query<Row>({ name: "verify-api-key", text: VERIFY, values: [hash] });
  const [row] = rows;
  if (!row) return undefined;
  if (row.unnoted) noteUse(row.id);
  const capabilities = new Set(CAPABILITIES.filter((capability) => row.permissions.includes(capability)));
  return { kind: "api-key", id: row.id, organizationId: row.organization_id, capabilities };
}

type Row = { id: string; organization_id: string; permissions: string[]; unnoted: boolean };

const STALE = "(last_used_at is null or last_used_at < now() - interval '1 minute')";
const VERIFY = `select id, organization_id, permissions, ${STALE} as unnoted from api_keys
  where hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())`;

/** Not waited for: a request must not be slower, or fail, because the note about it does. */
function noteUse(id: string): void {
  pool
    .query({ text: `update api_keys set last_used_at = now() where id = $1 and ${STALE}`, values: [id] })
    .catch((error: unknown) => log.db.debug({ err: loggable(error) }, "the use of a key could not be noted"));
}
