import { pool } from "@/server/db/client.ts";
import { auditJson } from "./present.ts";
import type { AuditEntry } from "./schema.ts";

/** Before this, everything: it sorts behind every ULID. */
export const LATEST = "~";

type Wanted = {
  organizationId: string;
  before: string;
  limit: number;
  action?: string | null;
  /** A person or an api-key. */
  actor?: string | null;
  /** What happened to this session. */
  session?: string | null;
  since?: number | null;
};

/** The organization's acts before a place in the log, newest first. */
export async function readAudit(wanted: Wanted): Promise<AuditEntry[]> {
  const { organizationId, before, limit, action = null, actor = null, session = null, since = null } = wanted;
  const values = [organizationId, before, limit, action, actor, since, session];
  const { rows } = await pool.query<{ entry: AuditEntry }>({ text: READ, values });
  return rows.map(({ entry }) => entry);
}

const READ = `
  select ${auditJson} as entry
  from audit a
  where a.organization_id = $1 and a.id < $2 and ($4::text is null or a.action = $4) and ($5::text is null or a.actor_id = $5)
    and ($6::bigint is null or a.at >= to_timestamp($6 / 1000.0))
    and ($7::text is null or a.target_kind = 'session' and a.target_id = $7)
  order by a.id desc limit $3`;
