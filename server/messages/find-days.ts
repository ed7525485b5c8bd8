import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { findChat } from "./find-chat.ts";
import type { FindDays } from "./schema.ts";

/** Which of these days have stored messages, in their order, and when the stored copy of the chat begins; null when it is empty. */
export async function findDays(
  caller: Caller<"read">,
  { session, cid, starts }: FindDays,
): Promise<{ days: boolean[]; first: number | null }> {
  const chat = await findChat(caller, { session, cid });
  const values = [chat, starts.slice(0, -1), starts.slice(1)];
  const { rows } = await pool.query<{ days: boolean[]; first: number | null }>({ text: DAYS, values });
  return rows[0] ?? { days: [], first: null };
}

/** Each is one look into the index messages_thread. */
const DAYS = `
  select (select array_agg(exists (select from messages m where m.chat_id = $1 and m.at >= day.since and m.at < day.until) order by day.place)
    from unnest($2::bigint[], $3::bigint[]) with ordinality day (since, until, place)) as days,
  (select m.at::float8 from messages m where m.chat_id = $1 order by m.at limit 1) as first`;
