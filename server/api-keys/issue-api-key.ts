import type { PoolClient } from "pg";
import { ulid } from "ulid";
import { type Actor, record, system } from "@/server/audit/index.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { hashOf, makeKey, prefixOf } from "./key.ts";
import { forgetHashes } from "./known-hashes.ts";
import { apiKeyColumns, type ApiKeyRow, presentApiKey } from "./present.ts";
import type { CreateApiKey, CreatedApiKey } from "./schema.ts";

type NewKey = CreateApiKey & { organizationId: string; createdBy?: string };

/** Makes a key without asking who wants it: for the command line and the first start. `createdBy` is a member's user id. */
export async function issueApiKey(input: NewKey, by: Actor = system(input.organizationId)): Promise<CreatedApiKey> {
  const key = makeKey();
  const row = await inTransaction(pool, async (client) => {
    const made = await insert(client, input, key);
    const details = { permissions: made.permissions, expiresAt: made.expires_at?.getTime() ?? null };
    const target = { kind: "key", id: made.id, name: made.name } as const;
    await record(client, by, { action: "key.create", target, details });
    return made;
  });
  forgetHashes();
  return { ...presentApiKey(row), key };
}

async function insert(client: PoolClient, input: NewKey, key: string): Promise<ApiKeyRow> {
  const { rows } = await client.query<ApiKeyRow>({
    text: `with k as (
             insert into api_keys (id, organization_id, name, prefix, hash, permissions, created_by, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8) returning *
           ) select ${apiKeyColumns} from k left join users u on u.id = k.created_by`,
    values: [
      ulid(),
      input.organizationId,
      input.name,
      prefixOf(key),
      hashOf(key),
      [...new Set(input.permissions)],
      input.createdBy ?? null,
      input.expiresAt ? new Date(input.expiresAt) : null,
    ],
  });
  const [row] = rows;
  if (!row) throw new Error("an inserted key was not returned");
  return row;
}
