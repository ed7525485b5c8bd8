import { record } from "@/server/audit/index.ts";
import { type Caller, demandPerson } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { notFound } from "@/server/errors.ts";
import { apiKeyColumns, type ApiKeyRow, presentApiKey } from "./present.ts";
import type { ApiKey, RenameApiKey } from "./schema.ts";

/** Calls a key something else; what it may do stays as it is. */
export async function renameApiKey(caller: Caller<"manage">, { id, name }: RenameApiKey): Promise<ApiKey> {
  demandPerson(caller);
  const row = await inTransaction(pool, async (client) => {
    const { rows } = await client.query<ApiKeyRow>({ text: RENAME, values: [id, caller.organizationId, name] });
    const [renamed] = rows;
    if (!renamed) throw notFound("api key");
    await record(client, caller, { action: "key.update", target: { kind: "key", id, name } });
    return renamed;
  });
  return presentApiKey(row);
}

const RENAME = `
  with k as (
    update api_keys set name = $3 where id = $1 and organization_id = $2 returning *
  ) select ${apiKeyColumns} from k left join users u on u.id = k.created_by`;
