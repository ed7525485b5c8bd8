import type { Caller } from "@/server/caller.ts";
import { actOn } from "./act-on.ts";
import { ANNOUNCE } from "./announce.ts";
import { getSession } from "./get-session.ts";
import type { Session, SessionPath } from "./schema.ts";

/** Asks the worker to let go of a session; the link to the phone stays. One that no worker holds has stopped with the asking. */
export async function stopSession(caller: Caller<"manage">, { session }: SessionPath): Promise<Session> {
  await actOn(caller, session, {
    action: "session.stop",
    change: (client) => client.query({ text: STOP, values: [session, caller.organizationId] }),
  });
  return getSession(caller, { session });
}

/** A login that has ended keeps saying so: stopping it changes nothing about that. */
const STOP = `
  with changed as (
    update sessions s set desired = 'stopped', updated_at = clock_timestamp(),
      status = case when was.idle then 'stopped' else s.status end,
      status_reason = case when was.idle then 'stopped_by_user' else s.status_reason end,
      status_at = case when was.idle then clock_timestamp() else s.status_at end,
      qr_code = case when was.idle then null else s.qr_code end,
      qr_expires_at = case when was.idle then null else s.qr_expires_at end
    from (
      select id, status not in ('stopped', 'logged_out') and not exists (
        select from leases l where l.session_id = sessions.id and l.expires_at > clock_timestamp()) as idle
      from sessions where id = $1 and organization_id = $2 for update
    ) was
    where s.id = was.id and s.desired = 'running'
    returning s.id, s.organization_id, s.status, s.status_reason
  )${ANNOUNCE}`;
