import type { Pool } from "pg";

/** So many rows go in one statement, which stays well below the time a statement may take. */
const TOGETHER = 5_000;

/**
 * Removes everything that is stored for a deleted session, itself last. In small steps that may end anywhere: whoever calls it again
 * goes on where it was. A session that is not deleted is left alone.
 */
export async function removeStored(pool: Pool, session: string, signal?: AbortSignal): Promise<void> {
  const { rowCount } = await pool.query("select from sessions where id = $1 and deleted_at is not null", [session]);
  if (rowCount === 0) return;
  const { rows } = await pool.query<{ name: string }>(TABLES);
  for (const { name } of rows) {
    const text = `delete from ${name} where ctid = any (array(select ctid from ${name} where session_id = $1 limit ${TOGETHER}))`;
    for (let gone: number | null = TOGETHER; gone === TOGETHER;) {
      signal?.throwIfAborted();
      ({ rowCount: gone } = await pool.query(text, [session]));
    }
  }
  await pool.query("delete from sessions where id = $1 and deleted_at is not null", [session]);
}

/** Every table with rows of a session; those that others refer to last. The lease stays as long as the session does. */
const TABLES = `
  select quote_ident(t.relname) as name
  from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attname = 'session_id' and not a.attisdropped
  where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace and t.relname <> 'leases'
  order by exists (select from pg_constraint f where f.contype = 'f' and f.confrelid = t.oid), t.relname`;
