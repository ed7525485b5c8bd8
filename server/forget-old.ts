import { pool } from "./db/client.ts";

/** So many rows go in one statement, which stays well below the time a statement may take. */
const TOGETHER = 5_000;

/**
 * What is kept for a time only: events for seven days, after which a reader that comes back is told to begin anew; what WhatsApp said
 * (by then but a hash, to know it again) and what it was told for fourteen, as long as WhatsApp keeps messages for a device; what waits
 * for its message or chat for thirty.
 */
const KEPT = [
  { table: "events", old: "at < clock_timestamp() - interval '7 days'" },
  { table: "inbox", old: "state = 'done' and done_at < clock_timestamp() - interval '14 days'" },
  { table: "outbox", old: "state in ('done', 'failed') and done_at < clock_timestamp() - interval '14 days'" },
  { table: "parked", old: "parked_at < clock_timestamp() - interval '30 days'" },
] as const;

/** Deletes what is older, in small steps. */
export async function forgetOld(): Promise<void> {
  for (const { table, old } of KEPT) {
    const text = `delete from ${table} where ctid = any (array(select ctid from ${table} where ${old} limit ${TOGETHER}))`;
    for (let gone: number | null = TOGETHER; gone === TOGETHER;) ({ rowCount: gone } = await pool.query(text));
  }
}
