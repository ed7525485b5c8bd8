import { pool } from "@/server/db/client.ts";
import type { Position } from "./position.ts";
import { AUDIT } from "./schema.ts";

export const BATCH = 200;

type Scope = {
  organizationId: string;
  session?: string | undefined;
  types?: readonly string[] | undefined;
  audit?: boolean | undefined;
};
export type LoggedEvent = { xid: string; id: string; type: string; session_id: string | null; at: Date; data: object };

/**
 * What follows a position, oldest first. Ids are given out before transactions commit, so a plain "id greater than" would skip
 * late ones: the order is (transaction, id), and only transactions older than every one still running are read. `edge` is
 * where a reader stands who has read all of them.
 */
export async function readBatch({ organizationId, session, types, audit = false }: Scope, after: Position) {
  const edge = await findEdge(organizationId, after);
  if (!edge) return { events: [], edge: { ...after, at: Date.now() } };
  const values = [organizationId, after.xid, after.id, edge.xid, edge.id, session ?? null, types ?? null, BATCH, audit];
  const { rows } = await pool.query<LoggedEvent>({ name: "read-events", text: READ, values });
  return { events: rows, edge };
}

/**
 * The last event after a position, of the transactions older than every one still running. It is stored; the bare number of a transaction
 * is not, and is given out once more when PostgreSQL broke down before anything of it was written: who stood there would miss what it tells.
 */
export async function findEdge(organizationId: string, after: Position): Promise<Position | undefined> {
  const values = [organizationId, after.xid, after.id];
  const { rows } = await pool.query<{ xid: string; id: string }>({ name: "edge-of-events", text: EDGE, values });
  return rows[0] && { ...rows[0], at: Date.now() };
}

const EDGE = `
  select xid::text, id::text from events
  where organization_id = $1 and (xid, id) > ($2::xid8, $3::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
  order by events.xid desc, events.id desc limit 1`;

/** In the order of the columns, not of their texts above, where 1000 comes before 999. A session that was deleted leaves the log at once. */
const READ = `
  select xid::text, id::text, type, session_id, at, data from events
  where organization_id = $1 and (xid, id) > ($2::xid8, $3::bigint) and (xid, id) <= ($4::xid8, $5::bigint)
    and ($6::text is null or session_id = $6) and ($7::text[] is null or type = any($7))
    and ($9::boolean or type <> '${AUDIT}')
    and (session_id is null or exists (select from sessions s where s.id = events.session_id and s.organization_id = $1))
  order by events.xid, events.id limit $8`;
