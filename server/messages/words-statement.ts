import { messageJson } from "./present.ts";

/** The SQL of a search for words. By hand, because each must stay a look into one index; search-messages.db.test.ts reads the plans. */

// $1 session, $2 words, $3 and $4 the place behind which to look, $5 the earliest time, $6 the chat or null.

/** The newest messages, one by one, $7 of them, and whether the words are in each. */
export const walkStatement = (inChat: boolean) => `
  select m.at::float8 as at, m.id, coalesce(not m.deleted and words(m.body) @@ words_like($2), false) as found from messages m
  where ${inChat ? "m.chat_id = $6::bigint and $1::text is not null" : "m.session_id = $1 and $6::bigint is null"}
    and (m.at, m.id) < ($3::bigint, $4::text) and m.at >= $5::bigint
  order by m.at desc, m.id desc limit $7`;

/**
 * Where the words are in a window of time, the newest $7 among any $8, and how many were looked at. From $9 on the window's buckets.
 * `|| ''` and `+ 0` keep every index but that of words out of it: another would be taken for a shorter way where there is none.
 */
export const lookUpStatement = ({ inChat, buckets }: { inChat: boolean; buckets: number }) => `
  with found as materialized (
    select m.at::float8 as at, m.id from messages m
    where words_of(m.session_id, m.body) @@ words_of_like($1, $2) and m.body is not null and not m.deleted
      ${buckets === 0 ? "" : `and ${WINDOWS} && array[${Array.from({ length: buckets }, (_, n) => `hashtextextended($1, $${n + 9}::bigint)`).join(", ")}]`}
      ${inChat ? `and ${WINDOWS} @> array[hashint8extended($6::bigint, 0)] and m.chat_id + 0 = $6::bigint` : "and $6::bigint is null"}
      and m.session_id || '' = $1 and (m.at + 0, m.id) < ($3::bigint, $4::text) and m.at + 0 >= $5::bigint
    limit $8)
  select at, id, (select count(*)::integer from found) as matches from found order by at desc, id desc limit $7`;
const WINDOWS = "windows_of(m.session_id, m.chat_id, m.at)";

/** The time of the oldest message of $1 session or $2 chat. */
export const oldestStatement = (inChat: boolean) => `
  select min(m.at)::float8 as at from messages m
  where ${inChat ? "m.chat_id = $2::bigint and $1::text is not null" : "m.session_id = $1 and $2::bigint is null"}`;

/** Messages by their ids, newest first. */
export const MESSAGES_STATEMENT = `
  select ${messageJson} as message from messages m join chats c on c.id = m.chat_id join sessions s on s.id = m.session_id
  where m.id = any($1::text[]) order by m.at desc, m.id desc`;
