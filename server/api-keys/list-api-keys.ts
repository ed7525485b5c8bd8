import { z } from "zod";
import { type Caller, demandPerson } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { toPage } from "@/server/page.ts";
import { apiKeyColumns, type ApiKeyRow, presentApiKey } from "./present.ts";
import type { ApiKeyPage, ListApiKeys } from "./schema.ts";

/** The organization's keys, newest first; revoked ones too unless only those in force are asked for, expired ones always. */
export async function listApiKeys(
  caller: Caller<"manage">,
  { limit, cursor: text, inForce = false }: ListApiKeys,
): Promise<ApiKeyPage> {
  demandPerson(caller);
  const within = { organization: caller.organizationId, inForce };
  const before = text === undefined ? NEWEST : cursor.decode(text, within).id;
  const { rows } = await pool.query<ApiKeyRow>({
    text: `select ${apiKeyColumns} from api_keys k left join users u on u.id = k.created_by
           where k.organization_id = $1 and k.id < $2 and not ($4 and k.revoked_at is not null) order by k.id desc limit $3`,
    values: [caller.organizationId, before, limit + 1, inForce],
  });
  return toPage(rows.map(presentApiKey), { limit, cursorAt: ({ id }) => cursor.encode({ id }, within) });
}

const cursor = cursorFor("api-keys.1", z.object({ id: z.string() }));
const NEWEST = "~"; // sorts behind every ULID
