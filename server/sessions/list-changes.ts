import { z } from "zod";
import type { Caller } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { toPage } from "@/server/page.ts";
import { demandSession } from "./demand-session.ts";
import type { ChangePage, ListChanges, SessionChange } from "./schema.ts";

/** What became of one session, or of all of the organization's, newest first; as far back as events are kept. */
export async function listChanges(
  caller: Caller<"read">,
  { session, limit, cursor: text }: ListChanges,
): Promise<ChangePage> {
  if (session !== undefined) await demandSession(caller, session);
  const within = { organization: caller.organizationId, session };
  const before = text === undefined ? NEWEST : cursor.decode(text, within);
  const values = [caller.organizationId, session ?? null, before.xid, before.id, limit + 1];
  const { rows } = await pool.query<SessionChange & { xid: string }>({ text: LIST, values });
  const page = toPage(rows, { limit, cursorAt: ({ xid, id }) => cursor.encode({ xid, id }, within) });
  return { ...page, data: page.data.map(({ xid: _, ...change }) => change) };
}

const cursor = cursorFor("changes.1", z.object({ xid: z.string(), id: z.string() }));
const NEWEST = { xid: "18446744073709551615", id: "9223372036854775807" };

const LIST = `
  select id::text, xid::text, session_id as "sessionId", data ->> 'status' as status, data ->> 'statusReason' as "statusReason",
    floor(extract(epoch from at) * 1000)::float8 as at
  from events
  where organization_id = $1 and type = 'session.status' and ($2::text is null or session_id = $2)
    and exists (select from sessions s where s.id = events.session_id and s.organization_id = $1)
    and (xid, id) < ($3::xid8, $4::bigint)
  order by events.xid desc, events.id desc limit $5`;
