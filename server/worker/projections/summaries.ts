import type { ClientBase } from "pg";
import { DISPLAY_NAME } from "./contacts.ts";

/**
 * What the row of a chat says about its messages, computed from them: newest time, newest message, unread. Unread is history's count
 * where nothing newer has been read, and every stored message that is newer than both (in the second of the mark itself: that arrived
 * later). "All read" is a mark at the newest message that had arrived by then. Marked unread by hand counts as one. Returns the chats
 * that look different now.
 */
export async function summarize(client: ClientBase, chatIds: readonly string[]): Promise<string[]> {
  if (chatIds.length === 0) return [];
  await client.query({ text: HOLD, values: [chatIds] });
  const { rows } = await client.query<{ id: string }>({ text: SUMMARIZE, values: [chatIds] });
  return rows.map(({ id }) => id);
}

/** A person may mark a chat read meanwhile; counted in the same statement that waits for that, an old mark would be counted with. */
const HOLD = "select from chats where id = any($1) order by id for no key update";

const isNewer = (at: string, noted: string) => `(m.at > ${at} or (m.at = ${at} and m.received_at > ${noted}))`;

const SUMMARIZE = `update chats c set sort_at = n.sort_at, last_message_id = n.last_id, unread_count = n.unread
  from (
    select c.id, greatest(nullif(c.history_at, 1), newest.at, 0) as sort_at, newest.id as last_id,
      greatest(c.marked_unread::integer, counted.n + case
        when c.read_at < c.history_at and coalesce(c.read_all_noted < c.history_noted, true) then c.history_unread else 0 end) as unread
    from chats c
    left join lateral (
      select m.id, m.at from messages m where m.chat_id = c.id and m.content order by m.at desc, m.id desc limit 1
    ) newest on true
    left join lateral (
      select m.at from messages m where m.chat_id = c.id and m.content and m.received_at <= c.read_all_noted order by m.at desc limit 1
    ) seen on true
    cross join lateral (
      select count(*)::integer as n from messages m
      where m.chat_id = c.id and m.content and not m.from_me and m.at >= greatest(c.read_at, c.history_at, seen.at)
        and ${isNewer("c.read_at", "c.read_noted")} and ${isNewer("c.history_at", "c.history_noted")}
        and (seen.at is null or ${isNewer("seen.at", "c.read_all_noted")})
    ) counted
    where c.id = any($1)
  ) n
  where c.id = n.id and (c.sort_at, c.last_message_id, c.unread_count) is distinct from (n.sort_at, n.last_id, n.unread)
  returning c.id`;

/** The display names of people's chats, by precedence; returns the chats whose name changed. */
export async function nameChats(client: ClientBase, session: string, jids: readonly string[]): Promise<string[]> {
  if (jids.length === 0) return [];
  const { rows } = await client.query<{ id: string }>({ text: NAME, values: [session, jids] });
  return rows.map(({ id }) => id);
}

const NAME = `update chats c set name = ${DISPLAY_NAME}
  from contacts k
  where c.session_id = $1 and c.jid = any($2) and c.type = 'dm' and k.session_id = c.session_id and k.jid = c.jid
    and c.name is distinct from ${DISPLAY_NAME}
  returning c.id`;
