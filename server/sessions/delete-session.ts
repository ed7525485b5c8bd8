import type { Caller } from "@/server/caller.ts";
import { notFound } from "@/server/errors.ts";
import { actOn } from "./act-on.ts";
import type { SessionPath } from "./schema.ts";

/**
 * From this moment nobody finds the session: it belongs to no organization any more. Its worker unlinks the device when it can, and
 * removes everything that is stored for it.
 */
export async function deleteSession(caller: Caller<"manage">, { session }: SessionPath): Promise<null> {
  await actOn(caller, session, {
    action: "session.delete",
    change: async (client) => {
      const { rowCount } = await client.query({ text: DELETE, values: [session, caller.organizationId] });
      if (rowCount === 0) throw notFound("session"); // somebody else was faster
    },
  });
  return null;
}

/** The event has no session: it outlives it. */
const DELETE = `
  with gone as (
    update sessions set organization_id = null, deleted_at = clock_timestamp(), desired = 'stopped', logout_at = null,
      qr_code = null, qr_expires_at = null, pairing_code = null, pairing_expires_at = null
    where id = $1 and organization_id = $2 returning id
  ), logged as (
    insert into events (organization_id, type, data) select $2, 'session.deleted', jsonb_build_object('id', id) from gone
  )
  select pg_notify('sessions', id), pg_notify('events', $2) from gone`;
