import { messageJson } from "./present.ts";

/** The SQL of a search for words. By hand, because each must stay a look into one index; search-messages.db.test.ts reads the plans. */

/** How the index of words knows time, in bits of epoch ms: its words are those of a span, and each message lies in a part of one. */
export const BITS = { span: 28, part: 24 } as const;

// $1 session, $2 words, $3 and $4 the place behind which to look, $5 the earliest time, $6 the chat or null.

const among = (inChat: boolean) => (inChat ? "m.chat_id = $6::bigint" : "m.session_id = $1 and $6::bigint is null");

/** The newest messages, one by one, $7 of them, and whether the words are in each. */
export const walkStatement = (inChat: boolean) => `
  select m.at::float8 as at, m.id, coalesce(not m.deleted and words(m.body) @@ words_like($2), false) as found from messages m
  where ${among(inChat)} and $1::text is not null and (m.at, m.id) < ($3::bigint, $4::text) and m.at >= $5::bigint
  order by m.at desc, m.id desc limit $7`;

/**
 * Where the words are, newest first: span by span, or part by part of one span, each in `slot`, its number. From each the newest $7 among
 * any $8, and whether there are so many, so that they may not be the newest; it ends when there are $7 in all. Slots in which there are
 * messages are met in turn, so that none is looked into that is not needed.
 * `|| ''` and `+ 0` keep every index but that of words out of it: another would be taken for a shorter way where there is none.
 */
export const lookUpStatement = ({ inChat, size }: { inChat: boolean; size: keyof typeof BITS }) => `
  with recursive slots (slot) as (
    select $3::bigint >> ${BITS[size]}
    union all
    select older.slot from slots cross join lateral (
      select m.at >> ${BITS[size]} as slot from messages m
      where ${among(inChat)} and m.at < slots.slot << ${BITS[size]} and m.at >= $5::bigint order by m.at desc limit 1) older
  )
  select slot::float8 as slot, m.at::float8 as at, m.id, m.crowded from slots cross join lateral (
    with found as materialized (
      select m.at, m.id from messages m
      where words_of(m.session_id, m.at, m.body) @@ words_of_like($1, slot >> ${BITS.span - BITS[size]}, $2)
        and m.body is not null and not m.deleted
        ${size === "part" ? `and ${WINDOWS} @> array[hashtextextended($1, slot)]` : ""}
        ${inChat ? `and ${WINDOWS} @> array[hashint8extended($6::bigint, 0)] and m.chat_id + 0 = $6::bigint` : ""}
        and m.session_id || '' = $1 and m.at + 0 >> ${BITS[size]} = slot
        and (m.at + 0, m.id) < ($3::bigint, $4::text) and m.at + 0 >= $5::bigint
      limit $8)
    select at, id, (select count(*) from found) = $8 as crowded from found order by at desc, id desc limit $7
  ) m limit $7`;
const WINDOWS = "windows_of(m.session_id, m.chat_id, m.at)";

/** Messages by their ids, newest first. */
export const MESSAGES_STATEMENT = `
  select ${messageJson} as message from messages m join chats c on c.id = m.chat_id join sessions s on s.id = m.session_id
  where m.id = any($1::text[]) order by m.at desc, m.id desc`;
