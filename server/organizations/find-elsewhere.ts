import type { Identity } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import type { SessionElsewhere } from "./schema.ts";

/** The person's own organization, other than the active one, that a session belongs to; null for everything else there may be. */
export async function findElsewhere(
  identity: Identity,
  { session }: SessionElsewhere,
): Promise<{ id: string; name: string } | null> {
  const { rows } = await pool.query<{ id: string; name: string }>({
    text: `select o.id, o.name from sessions s join organizations o on o.id = s.organization_id
           join memberships m on m.organization_id = o.id and m.user_id = $1
           where s.id = $2 and o.id <> $3`,
    values: [identity.id, session.replaceAll("\0", "\uFFFD"), identity.organizationId],
  });
  return rows[0] ?? null;
}
