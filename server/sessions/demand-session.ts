import type { Identity } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";

/** `not_found` unless the session is the organization's own. For verbs that need to know no more of it than that. */
export async function demandSession(identity: Identity, session: string): Promise<void> {
  const { rowCount } = await pool.query({
    name: "demand-session",
    text: "select from sessions where id = $1 and organization_id = $2",
    values: [session, identity.organizationId],
  });
  if (rowCount === 0) throw notFound("session");
}
