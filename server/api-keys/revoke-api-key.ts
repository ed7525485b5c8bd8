import { type Caller, demandPerson } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { apiKeyColumns, type ApiKeyRow, presentApiKey } from "./present.ts";
import type { ApiKey, ApiKeyPath } from "./schema.ts";
import { forgetKeys } from "./verify-api-key.ts";

/** In force at once in this process, and within half a second in every other. Revoking twice keeps the first time. */
export async function revokeApiKey(caller: Caller<"manage">, { id }: ApiKeyPath): Promise<ApiKey> {
  demandPerson(caller);
  const { rows } = await pool.query<ApiKeyRow>({
    text: `with k as (
             update api_keys set revoked_at = coalesce(revoked_at, now()) where id = $1 and organization_id = $2 returning *
           ) select ${apiKeyColumns} from k left join users u on u.id = k.created_by`,
    values: [id, caller.organizationId],
  });
  forgetKeys();
  const [row] = rows;
  if (!row) throw notFound("api key");
  return presentApiKey(row);
}
