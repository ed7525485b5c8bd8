import type { Caller } from "@/server/caller.ts";
import { actOn } from "./act-on.ts";
import { ANNOUNCE } from "./announce.ts";
import { getSession } from "./get-session.ts";
import type { Session, SessionPath } from "./schema.ts";

/**
 * Asks the worker to have WhatsApp forget this device; the stored chats stay, and starting the session afterwards shows new codes. One
 * without a login has logged out with the asking. A session that has been logged out already is left alone.
 */
export async function logOutSession(caller: Caller<"manage">, { session }: SessionPath): Promise<Session> {
  await actOn(caller, session, {
    action: "session.logout",
    change: (client) => client.query({ text: LOG_OUT, values: [session, caller.organizationId] }),
  });
  return getSession(caller, { session });
}

const LOG_OUT = `
  with changed as (
    update sessions s set desired = 'stopped', updated_at = clock_timestamp(),
      logout_at = case when was.idle then null else coalesce(s.logout_at, clock_timestamp()) end,
      status = case when was.idle then 'logged_out' else s.status end,
      status_reason = case when was.idle then 'logged_out_by_user' else s.status_reason end,
      status_at = case when was.idle then clock_timestamp() else s.status_at end,
      qr_code = null, qr_expires_at = null, pairing_code = null, pairing_expires_at = null
    from (
      select id, not exists (select from leases l where l.session_id = sessions.id and l.expires_at > clock_timestamp())
        and not exists (select from auth_creds a where a.session_id = sessions.id) as idle
      from sessions where id = $1 and organization_id = $2 for update
    ) was
    where s.id = was.id and (s.desired = 'running' or s.logout_at is null and s.status <> 'logged_out')
    returning s.id, s.organization_id, s.status, s.status_reason
  )${ANNOUNCE}`;
