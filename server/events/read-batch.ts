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
 * late ones: the order is (transaction, id), and only transactions older than every one still running are read. `horizon` is
 * where a reader stands who has read all of them.
 */
export async function readBatch({ organizationId, session, types, audit = false }: Scope, after: Position) {
  const horizon = await currentHorizon();
  const values = [organizationId, after.xid, after.id, horizon.xid, session ?? null, types ?? null, BATCH, audit];
  const { rows } = await pool.query<LoggedEvent>({ name: "read-events", text: READ, values });
  return { events: rows, horizon };
}

/** Everything older than this transaction has ended. */
export async function currentHorizon(): Promise<Position> {
  const { rows } = await pool.query<{ xid: string }>("select pg_snapshot_xmin(pg_current_snapshot())::text as xid");
  const [row] = rows;
  if (!row) throw new Error("a snapshot without a horizon");
  return { xid: row.xid, id: "0", at: Date.now() };
}

/** In the order of the columns, not of their texts above, where 1000 comes before 999. A session that was deleted leaves the log at once. */
const READ = `
  select xid::text, id::text, type, session_id, at, data from events
  where organization_id = $1 and (xid, id) > ($2::xid8, $3::bigint) and xid < $4::xid8
    and ($5::text is null or session_id = $5) and ($6::text[] is null or type = any($6))
    and ($8::boolean or type <> '${AUDIT}')
    and (session_id is null or exists (select from sessions s where s.id = events.session_id and s.organization_id = $1))
  order by events.xid, events.id limit $7`;
