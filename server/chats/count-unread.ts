import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import type { UnreadChats } from "./schema.ts";

const COUNTED = 1_000;

/** How many chats wait to be read in each of the organization's sessions, muted and archived ones left out; counted up to 1,000. */
export async function countUnread(caller: Caller<"read">): Promise<UnreadChats[]> {
  const { rows } = await pool.query<UnreadChats>({ text: COUNT, values: [caller.organizationId] });
  return rows;
}

/** Along the index of the chats that are unread, which are few whatever the session's size. */
const COUNT = `select s.id as session, (select count(*)::int from (
    select from chats c where c.session_id = s.id and c.unread_count > 0 and not c.archived
      and (c.muted_until is null or c.muted_until <= extract(epoch from now()) * 1000) limit ${COUNTED}) few) as chats
  from sessions s where s.organization_id = $1 order by s.id`;
