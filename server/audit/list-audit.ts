import { z } from "zod";
import { type Caller, demandPerson } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { toPage } from "@/server/page.ts";
import { auditJson } from "./present.ts";
import type { AuditEntry, AuditPage, ListAudit } from "./schema.ts";

/** What was done in the organization, newest first. */
export async function listAudit(caller: Caller<"manage">, input: ListAudit): Promise<AuditPage> {
  demandPerson(caller);
  const { limit, cursor: text, action = null, actor = null, since = null } = input;
  const within = { organization: caller.organizationId, action, actor, since };
  const before = text === undefined ? NEWEST : cursor.decode(text, within).id;
  const values = [caller.organizationId, before, limit + 1, action, actor, since];
  const { rows } = await pool.query<{ entry: AuditEntry }>({ text: LIST, values });
  const entries = rows.map(({ entry }) => entry);
  return toPage(entries, { limit, cursorAt: ({ id }) => cursor.encode({ id }, within) });
}

const cursor = cursorFor("audit.1", z.object({ id: z.string() }));
const NEWEST = "~"; // sorts behind every ULID

const LIST = `
  select ${auditJson} as entry
  from audit a
  where a.organization_id = $1 and a.id < $2 and ($4::text is null or a.action = $4) and ($5::text is null or a.actor_id = $5)
    and ($6::bigint is null or a.at >= to_timestamp($6 / 1000.0))
  order by a.id desc limit $3`;
