import type { ClientBase } from "pg";
import type { ReceiptFact } from "../facts.ts";
import type { ChatIds } from "./chats.ts";
import { LOOKED_UP } from "./messages.ts";

/** Notes how far own messages got with each of a group, as a maximum. Returns the messages of which something new is known. */
export async function recordReceipts(
  client: ClientBase,
  facts: readonly ReceiptFact[],
  { session, ids }: { session: string; ids: ChatIds },
): Promise<string[]> {
  const rows = facts.flatMap((fact) => {
    const chatId = ids.get(fact.chat);
    return chatId === undefined ? [] : [{ ...fact, chatId }];
  });
  if (rows.length === 0) return [];
  const { rows: raised } = await client.query<{ id: string }>({
    text: RECORD,
    values: [session, JSON.stringify(rows)],
  });
  return raised.map(({ id }) => id);
}

const RECORD = `insert into message_receipts as r (message_id, session_id, participant, status)
  select t.id, $1, f.participant, max(f.status)
  from json_to_recordset($2) as f ("chatId" bigint, "waId" text, participant text, status smallint) ${LOOKED_UP}
  where t.from_me group by 1, 3
  on conflict (message_id, participant) do update set status = excluded.status where r.status < excluded.status
  returning message_id as id`;

type Told = { messages?: readonly string[]; groups?: readonly string[] };

/**
 * An own message in a group has got as far as it has with the last of the others, as the ticks on the phone show it. Who is in the
 * group now is asked when a receipt comes or the group changes; what has been reached stays. Returns the messages that got further.
 */
export async function raiseGroupStatuses(
  client: ClientBase,
  session: string,
  { messages = [], groups = [] }: Told,
): Promise<string[]> {
  if (messages.length === 0 && groups.length === 0) return [];
  const { rows } = await client.query<{ id: string }>({ text: RAISE, values: [session, messages, groups] });
  return rows.map(({ id }) => id);
}

const DELIVERED = 3;

const RAISE = `update messages m set status = n.status
  from (
    select m.id, min(coalesce(r.status, 0)) as status
    from messages m join chats c on c.id = m.chat_id join sessions s on s.id = m.session_id
    join group_members k on k.session_id = m.session_id and k.group_jid = c.jid
    left join message_receipts r on r.message_id = m.id and r.participant = canonical_jid(m.session_id, k.jid)
    where m.id in (
        select message_id from message_receipts where message_id = any($2)
        union select h.message_id from message_receipts h join messages o on o.id = h.message_id join chats g on g.id = o.chat_id
          where h.session_id = $1 and g.jid = any($3) and cardinality($3::text[]) > 0)
      and k.jid is distinct from s.lid and canonical_jid(m.session_id, k.jid) is distinct from s.jid
    group by m.id) n
  where m.id = n.id and n.status >= ${DELIVERED} and coalesce(m.status, -1) < n.status
  returning m.id`;
