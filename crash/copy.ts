import { ask } from "./ask.ts";

/**
 * A session's stored copy as lines of text, without what differs from run to run (row ids and times): two runs of one plan
 * must end in the same lines.
 */
export async function copyOf(session: string): Promise<string[]> {
  const parts = await Promise.all(
    Object.entries(PARTS).map(async ([name, text]) =>
      (await ask<{ line: string }>(text, session)).map(({ line }) => `${name} ${line}`),
    ),
  );
  return parts.flat().sort();
}

/** Until when a phone mutes depends on the day; wishes name moments that are further away. */
const WISHED_FROM = 4_000_000_000_000;

/** Lines about a chat by people are known by their text: nobody has named them. */
const PARTS = {
  chat: `select concat_ws(' ', row_number() over (order by pinned desc, sort_at desc, jid), jid, type, quote_nullable(name), 'unread', unread_count,
      'archived', archived, 'pinned', pinned, 'muted', case when muted_until >= ${WISHED_FROM} then muted_until::text when muted_until is not null then 'yes' else 'no' end) as line from chats where session_id = $1`,
  message: `select concat_ws(' ', c.jid, case when m.content then m.wa_id else '-' end, m.from_me, m.participant, m.type, quote_nullable(m.body),
      'status', coalesce(m.status::text, '-'), 'edited', m.edited_at is not null, 'deleted', m.deleted,
      (select string_agg(concat(r.key, '=', r.value ->> 'emoji'), ',' order by r.key) from jsonb_each(m.reactions) r)) as line
    from messages m join chats c on c.id = m.chat_id where m.session_id = $1`,
  order: `select concat_ws(' ', c.jid, row_number() over (partition by m.chat_id order by m.at desc, m.id desc), m.wa_id) as line
    from messages m join chats c on c.id = m.chat_id where m.session_id = $1 and m.content`,
  contact: `select concat_ws(' ', jid, quote_nullable(name), quote_nullable(verified_name), quote_nullable(push_name)) as line
    from contacts where session_id = $1`,
  identity: "select concat_ws(' ', lid, phone_jid) as line from identities where session_id = $1",
  group: `select concat_ws(' ', jid, quote_nullable(subject), quote_nullable(description), owner_jid, announce, locked) as line
    from groups where session_id = $1`,
  member: "select concat_ws(' ', group_jid, jid, role) as line from group_members where session_id = $1",
};

/** What one has and the other has not, a few of each. */
export function differences(reference: readonly string[], copy: readonly string[]): string[] {
  const few = 4;
  const lacking = without(reference, copy);
  const surplus = without(copy, reference);
  return [
    ...lacking.slice(0, few).map((line) => `lacks: ${line}`),
    ...surplus.slice(0, few).map((line) => `has instead or too much: ${line}`),
    ...(lacking.length + surplus.length > 2 * few
      ? [`… ${lacking.length} lacking and ${surplus.length} too many in all`]
      : []),
  ];
}

/** As often as they are there. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
