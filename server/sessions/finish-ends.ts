import { pool } from "@/server/db/client.ts";
import { ANNOUNCE } from "./announce.ts";
import { removeStored } from "./remove-stored.ts";

/**
 * Ends what no worker took within a minute: without one nobody can tell WhatsApp, but a person who logs out or deletes wants the login
 * gone, and with it what could be done in their name. The phone lists the device until somebody removes it there.
 */
export async function finishEnds(): Promise<void> {
  await pool.query(LOG_OUT);
  const { rows } = await pool.query<{ id: string }>(
    `select id from sessions s where ${unattended("deleted_at")} limit 10`,
  );
  for (const { id } of rows) await removeStored(pool, id);
}

const unattended = (since: string) => `${since} < clock_timestamp() - interval '1 minute'
  and not exists (select from leases l where l.session_id = s.id and l.expires_at > clock_timestamp())`;

const LOG_OUT = `
  with ending as (select id from sessions s where ${unattended("logout_at")} limit 100 for update skip locked),
  keys as (delete from auth_keys using ending where session_id = ending.id),
  creds as (delete from auth_creds using ending where session_id = ending.id),
  changed as (
    update sessions s set logout_at = null, status = case when s.desired = 'running' then 'starting' else 'logged_out' end,
      status_reason = case when s.desired = 'running' then null else 'logged_out_by_user' end,
      status_at = clock_timestamp(), updated_at = clock_timestamp()
    from ending where s.id = ending.id
    returning s.id, s.organization_id, s.status, s.status_reason
  )${ANNOUNCE}`;
