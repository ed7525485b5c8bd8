import type { ClientBase } from "pg";
import type { EditFact, MessageFact, MessageKey, ReactionFact, RevokeFact, StatusFact } from "../facts.ts";
import type { ChatIds } from "./chats.ts";
import { messageId } from "./message-id.ts";
import { newestReactions } from "./reactions.ts";

type Stored = { id: string };

/**
 * Stores messages, each once: known by session, chat, WhatsApp's id and who sent it. The text of a message replaces the placeholder
 * that stood for it, receipts only rise, a deletion stays. Returns the ids of the rows that are new or changed.
 */
export async function insertMessages(
  client: ClientBase,
  { session, facts, ids }: { session: string; facts: readonly MessageFact[]; ids: ChatIds },
): Promise<string[]> {
  const folded = new Map<string, MessageFact>();
  for (const fact of facts) folded.set(keyText(fact), fold(folded.get(keyText(fact)), fact));
  const rows = [...folded.values()].flatMap((fact, place) => {
    const chatId = ids.get(fact.chat);
    return chatId === undefined ? [] : [rowOf(fact, { session, chatId, place })];
  });
  if (rows.length === 0) return [];
  const { rows: stored } = await client.query<Stored>({ text: INSERT, values: [session, JSON.stringify(rows)] });
  return stored.map(({ id }) => id);
}

const keyText = ({ chat, waId, fromMe, participant }: MessageKey) => JSON.stringify([chat, waId, fromMe, participant]);

function fold(before: MessageFact | undefined, fact: MessageFact): MessageFact {
  if (!before) return fact;
  const kept = before.payload === null && fact.payload !== null ? fact : before;
  const status = Math.max(before.status ?? -1, fact.status ?? -1);
  return { ...kept, status: status < 0 ? null : status, deleted: before.deleted || fact.deleted };
}

const SAYS_NOTHING = { body: null, quoted: null, media: null, mentions: [], payload: null };

const rowOf = (fact: MessageFact, { session, chatId, place }: { session: string; chatId: string; place: number }) => ({
  ...fact,
  chatId,
  id: messageId({ ...fact, place, key: session + keyText(fact) }),
  payload: fact.payload?.toString("base64") ?? null,
  ...(fact.deleted && SAYS_NOTHING),
  receivedAt: new Date(fact.receivedAt),
});

/** The row says nothing yet: it stands for a message that could not be read, or of which only the deletion is known. */
const EMPTY = "m.type = 'unsupported' and m.payload is null";
const filled = (column: string) =>
  `${column} = case when ${EMPTY} and excluded.payload is not null then excluded.${column} else m.${column} end`;
const filledUnlessDeleted = (column: string, empty: string) =>
  `${column} = case when m.deleted or excluded.deleted then ${empty} when ${EMPTY} then excluded.${column} else m.${column} end`;

const INSERT = `with f as (
    select * from json_to_recordset($2) as f (id text, chat text, "chatId" bigint, "waId" text, "fromMe" boolean, participant text, type text,
      body text, quoted jsonb, mentions text[], media jsonb, status smallint, deleted boolean, content boolean, at bigint, "sentAt" bigint,
      payload text, "receivedAt" timestamptz)),
  gone as (
    update removed r set at = f.at from f
    where r.session_id = $1 and r.chat = f.chat and r.wa_id = f."waId" and r.from_me = f."fromMe"
    returning f."chatId", f."receivedAt"),
  kept as (
    update chats c set listed_noted = greatest(c.listed_noted, g."receivedAt")
    from (select "chatId", max("receivedAt") as "receivedAt" from gone group by 1) g where c.id = g."chatId")
  insert into messages as m (id, session_id, chat_id, wa_id, from_me, participant, type, body, quoted, mentions, media, status,
    deleted, content, at, sent_at, payload, received_at)
  select f.id, $1, "chatId", "waId", "fromMe", participant, f.type, body, quoted, mentions, media, status, deleted, content, at, "sentAt",
    decode(payload, 'base64'), "receivedAt"
  from f join chats c on c.id = f."chatId" and coalesce(f."receivedAt" > c.cleared_noted, true)
  where not exists (
    select from removed r where r.session_id = $1 and r.chat = f.chat and r.wa_id = f."waId" and r.from_me = f."fromMe")
  on conflict (session_id, wa_id, chat_id, from_me, participant) do update set
    ${["type", "content"].map(filled).join(", ")},
    ${["body", "quoted", "media", "payload"].map((column) => filledUnlessDeleted(column, "null")).join(", ")},
    ${filledUnlessDeleted("mentions", "'{}'")}, edited_at = case when excluded.deleted then null else m.edited_at end,
    status = greatest(m.status, excluded.status), deleted = m.deleted or excluded.deleted
  where m.status is distinct from greatest(m.status, excluded.status) or (excluded.deleted and not m.deleted)
    or (${EMPTY} and excluded.payload is not null and not (m.deleted and excluded.type = m.type))
  returning id`;

/**
 * The messages t that the facts f name, looked up one by one: `offset 0` keeps PostgreSQL from reading all of a session instead, which
 * it takes for small as long as it has not counted it.
 */
export const LOOKED_UP = `cross join lateral (
    select s.* from messages s where s.session_id = $1 and s.chat_id = f."chatId" and s.wa_id = f."waId" offset 0) t`;
type Change = { session: string; ids: ChatIds };

async function change(
  client: ClientBase,
  text: string,
  { session, ids, facts }: Change & { facts: readonly Pick<MessageKey, "chat">[] },
): Promise<string[]> {
  const rows = facts.flatMap((fact) => {
    const chatId = ids.get(fact.chat);
    return chatId === undefined ? [] : [{ ...fact, chatId }];
  });
  if (rows.length === 0) return [];
  const { rows: changed } = await client.query<Stored>({ text, values: [session, JSON.stringify(rows)] });
  return changed.map(({ id }) => id);
}

/** The newest edit of a message by whoever sent it. */
export function editMessages(client: ClientBase, edits: readonly EditFact[], within: Change): Promise<string[]> {
  const newest = new Map<string, EditFact>();
  for (const edit of edits) {
    const before = newest.get(keyText(edit));
    if (!before || isLater(edit, before)) newest.set(keyText(edit), edit);
  }
  return change(client, EDIT, { ...within, facts: [...newest.values()] });
}

const isLater = (edit: EditFact, before: EditFact) =>
  edit.at > before.at || (edit.at === before.at && (edit.body ?? "") > (before.body ?? ""));

const EDIT = `update messages m set body = f.body, edited_at = f.at,
    media = case when m.media is null then null else jsonb_set(m.media, '{caption}', coalesce(to_jsonb(f.body), 'null')) end
  from json_to_recordset($2) as f ("chatId" bigint, "waId" text, "fromMe" boolean, participant text, body text, at bigint) ${LOOKED_UP}
  where m.id = t.id and m.from_me = f."fromMe" and m.participant = f.participant and not m.deleted and not (${EMPTY})
    and (f.at > coalesce(m.edited_at, 0) or (f.at = m.edited_at and coalesce(f.body, '') > coalesce(m.body, '')))
  returning m.id`;

/** Deleted for everyone: the row stays, what it said goes. */
export const revokeMessages = (client: ClientBase, facts: readonly RevokeFact[], within: Change): Promise<string[]> =>
  change(client, REVOKE, { ...within, facts });

const REVOKE = `update messages m set deleted = true, edited_at = null, body = null, media = null, quoted = null, payload = null, mentions = '{}'
  from json_to_recordset($2) as f ("chatId" bigint, "waId" text, "fromMe" boolean, participant text) ${LOOKED_UP}
  where m.id = t.id and m.from_me = f."fromMe" and m.participant = f.participant and not m.deleted
  returning m.id`;

/** Receipts of own messages, as a maximum. */
export const raiseStatuses = (client: ClientBase, facts: readonly StatusFact[], within: Change): Promise<string[]> =>
  change(client, STATUS, { ...within, facts });

const STATUS = `update messages m set status = f.status
  from (select "chatId", "waId", max(status) as status from json_to_recordset($2) as g ("chatId" bigint, "waId" text, status smallint)
    group by 1, 2) f ${LOOKED_UP}
  where m.id = t.id and m.from_me and coalesce(m.status, -1) < f.status
  returning m.id`;

/** One reaction a person: the newest. One taken back stays as none, so that an older one that comes later does not return. */
export const reactToMessages = (
  client: ClientBase,
  facts: readonly ReactionFact[],
  within: Change,
): Promise<string[]> => change(client, REACT, { ...within, facts });

const REACT = `update messages m set reactions = n.reactions
  from (
    select t.id, ${newestReactions(`
        select * from jsonb_each(t.reactions)
        union all select g.sender, jsonb_build_object('emoji', nullif(g.emoji, ''), 'timestamp', g.at)
          from json_to_recordset($2) as g ("chatId" bigint, "waId" text, sender text, emoji text, at bigint)
          where g."chatId" = t.chat_id and g."waId" = t.wa_id`)} as reactions
    from (select distinct "chatId", "waId" from json_to_recordset($2) as h ("chatId" bigint, "waId" text)) f ${LOOKED_UP}) n
  where m.id = n.id and m.reactions is distinct from n.reactions
  returning m.id`;
