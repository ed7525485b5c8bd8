import type { Pool } from "pg";
import { fenced, fencedChats, type Lease } from "../lease.ts";
import { takeBack } from "./take-back.ts";

/** A row of the outbox. "sending": begun, maybe by a process that is gone; whether WhatsApp has it is not known. */
export type OutboxRow = {
  id: string;
  kind: string;
  chat: string;
  payload: object;
  state: "new" | "sending";
  attempts: number;
};

const COLUMNS = "id, kind, chat, payload, state, attempts";

/** The next of each chat, oldest first: within a chat nothing overtakes. */
export async function dueRows(pool: Pool, session: string, except: readonly string[]): Promise<OutboxRow[]> {
  const { rows } = await pool.query<OutboxRow>({
    text: `select * from (select distinct on (chat) ${COLUMNS} from outbox
      where session_id = $1 and state in ('new', 'sending') and chat <> all($2) order by chat, id) due order by id limit 100`,
    values: [session, except],
  });
  return rows;
}

/** From here on a newer wish makes a row of its own. Returns the row as it was when it was begun. */
export function beginRow(pool: Pool, lease: Lease, { id }: OutboxRow): Promise<OutboxRow | undefined> {
  return fenced(pool, lease, async (client) => {
    const { rows } = await client.query<OutboxRow>({
      text: `update outbox o set state = 'sending' from (select id, state from outbox where id = $1 for update) before
        where o.id = before.id and before.state in ('new', 'sending') returning o.id, o.kind, o.chat, o.payload, before.state, o.attempts`,
      values: [id],
    });
    return rows[0];
  });
}

/** WhatsApp turned out to have it. */
export function endRow(pool: Pool, lease: Lease, { id }: OutboxRow): Promise<void> {
  return fenced(pool, lease, async (client) => {
    await client.query("update outbox set state = 'done', error = null, done_at = clock_timestamp() where id = $1", [
      id,
    ]);
  });
}

/** Counts a try that failed; after the last one the row stays as failed, with the reason, and what it wished is taken back. */
export function failRow(
  pool: Pool,
  lease: Lease,
  { id, reason, tries }: { id: string; reason: string; tries: number },
): Promise<void> {
  return fencedChats(pool, lease, async (client) => {
    const { rows } = await client.query<{ kind: string; chat: string; state: string }>({
      text: `update outbox set attempts = attempts + 1, error = $2,
          state = case when attempts + 1 >= $3 then 'failed' else state end,
          done_at = case when attempts + 1 >= $3 then clock_timestamp() end
        where id = $1 and state = 'sending' returning kind, chat, state`,
      values: [id, reason, tries],
    });
    for (const { kind, chat, state } of rows)
      if (state === "failed") await takeBack(client, lease.session, { id, kind, chat });
  });
}
