import { ulid } from "ulid";
import { pool } from "@/server/db/client.ts";
import { hashOf, makeKey, prefixOf } from "./key.ts";
import { apiKeyColumns, type ApiKeyRow, presentApiKey } from "./present.ts";
import type { CreateApiKey, CreatedApiKey } from "./schema.ts";

/** Makes a key without asking who wants it: for the command line and the first start. `createdBy` is a member's user id. */
export async function issueApiKey(
  input: CreateApiKey & { organizationId: string; createdBy?: string },
): Promise<CreatedApiKey> {
  const key = makeKey();
  const { rows } = await pool.query<ApiKeyRow>({
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
  return { ...presentApiKey(row), key };
}
