import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { findJid } from "@/server/jid.ts";
import type { ChatFacts, ChatPath } from "./schema.ts";

const COUNTED_TO = 10_000;
const WISHES = 20;

/** What is stored of a chat, counted over its newest messages, and what WhatsApp has yet to hear of it. */
export async function getChatFacts(caller: Caller<"read">, { session, cid }: ChatPath): Promise<ChatFacts> {
  const { rows } = await pool.query<{ facts: Omit<ChatFacts, "countedTo"> | null }>({
    text: FACTS,
    values: [session, caller.organizationId, findJid(cid) ?? null],
  });
  const [found] = rows;
  if (!found) throw notFound("session");
  if (!found.facts) throw notFound("chat");
  return { ...found.facts, countedTo: COUNTED_TO };
}

const COUNTS = `
  select coalesce(sum(n), 0)::int as messages, coalesce(json_agg(json_build_object('type', type, 'count', n) order by n desc, type), '[]') as types
  from (select type, count(*)::int as n from (
    select m.type from messages m where m.chat_id = c.id order by m.at desc, m.id desc limit ${COUNTED_TO + 1}) newest group by type) counted`;
const PENDING = `
  select coalesce(json_agg(json_build_object('kind', kind, 'state', state, 'error', error, 'createdAt', round(extract(epoch from created_at) * 1000)) order by id desc), '[]') as wishes
  from (select * from outbox o where o.session_id = c.session_id and o.chat = c.jid and o.state <> 'done' order by o.id desc limit ${WISHES}) o`;

const FACTS = `
  select (
    select json_build_object('messages', counts.messages, 'types', counts.types, 'wishes', pending.wishes,
      'firstAt', (select m.at from messages m where m.chat_id = c.id order by m.at limit 1))
    from chats c, lateral (${COUNTS}) counts, lateral (${PENDING}) pending
    where c.session_id = s.id and c.jid = canonical_jid(s.id, $3)) as facts
  from sessions s where s.id = $1 and s.organization_id = $2`;
