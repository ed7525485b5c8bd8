import { record } from "@/server/audit/index.ts";
import { type Caller, demandPerson } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { notFound } from "@/server/errors.ts";
import { apiKeyColumns, type ApiKeyRow, presentApiKey } from "./present.ts";
import type { ApiKey, ApiKeyPath } from "./schema.ts";
import { forgetKeys } from "./verify-api-key.ts";

/** In force at once in this process, and within half a second in every other. Revoking twice keeps the first time. */
export async function revokeApiKey(caller: Caller<"manage">, { id }: ApiKeyPath): Promise<ApiKey> {
  demandPerson(caller);
  const row = await inTransaction(pool, async (client) => {
    const { rows } = await client.query<ApiKeyRow>({ text: REVOKE, values: [id, caller.organizationId] });
    const [revoked] = rows;
    if (!revoked) throw notFound("api key");
    await record(client, caller, { action: "key.revoke", target: { kind: "key", id, name: revoked.name } });
    return revoked;
  });
  forgetKeys();
  return presentApiKey(row);
}

const REVOKE = `
  with k as (
    update api_keys set revoked_at = coalesce(revoked_at, now()) where id = $1 and organization_id = $2 returning *
  ) select ${apiKeyColumns} from k left join users u on u.id = k.created_by`;
