import type { ClientBase } from "pg";
import { chatTypeOf, type Jid } from "@/server/jid.ts";
import type { ChatFact, ReadFact } from "../facts.ts";
import type { Removed } from "./identities.ts";

export type ChatIds = ReadonlyMap<Jid, string>;

/** The rows of these chats, made where there is none. */
export async function ensureChats(
  client: ClientBase,
  session: string,
  jids: ReadonlySet<Jid>,
): Promise<{ ids: ChatIds; created: Jid[] }> {
  const known = await findChats(client, session, [...jids]);
  const missing = [...jids].filter((jid) => !known.has(jid)).sort();
  if (missing.length === 0) return { ids: known, created: [] };
  const { rows } = await client.query<{ id: string; jid: Jid }>({
    text: `insert into chats (session_id, jid, type) select $1, jid, type from unnest($2::text[], $3::text[]) as f (jid, type)
      on conflict (session_id, jid) do update set jid = excluded.jid returning id, jid`,
    values: [session, missing, missing.map(chatTypeOf)],
  });
  return { ids: new Map([...known, ...rows.map(({ id, jid }) => [jid, id] as const)]), created: missing };
}

async function findChats(client: ClientBase, session: string, jids: readonly Jid[]): Promise<Map<Jid, string>> {
  if (jids.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; jid: Jid }>({
    text: "select id, jid from chats where session_id = $1 and jid = any($2)",
    values: [session, jids],
  });
  return new Map(rows.map(({ id, jid }) => [jid, id]));
}

/** Flags as last told; times and history's counts as a maximum, so that order does not matter. */
export async function updateChats(client: ClientBase, facts: readonly ChatFact[], ids: ChatIds): Promise<void> {
  if (facts.length === 0) return;
  const folded = new Map<Jid, ChatFact>();
  for (const fact of facts) folded.set(fact.jid, fold(folded.get(fact.jid), fact));
  const rows = [...folded.values()].map((fact) => ({ ...fact, id: ids.get(fact.jid), muteSet: "mutedUntil" in fact }));
  await client.query({ text: UPDATE, values: [JSON.stringify(rows)] });
}

function fold(before: ChatFact | undefined, fact: ChatFact): ChatFact {
  if (!before) return fact;
  return {
    ...before,
    ...known(fact),
    jid: fact.jid,
    lastAt: Math.max(before.lastAt ?? 0, fact.lastAt ?? 0),
    ...newerCount(before, fact),
  };
}

const known = (fact: ChatFact): Partial<ChatFact> =>
  Object.fromEntries(Object.entries(fact).filter((entry: [string, unknown]) => entry[1] !== undefined));

/** Of two counts the one that history took later; of the same moment the larger. */
function newerCount(before: ChatFact, fact: ChatFact): Pick<ChatFact, "unread" | "historyAt" | "historyNoted"> {
  const [{ unread = 0, historyAt, historyNoted }, other] =
    (before.historyAt ?? 0) > (fact.historyAt ?? 0) ? [before, fact] : [fact, before];
  if (historyAt === undefined) return {};
  return {
    unread: historyAt === other.historyAt ? Math.max(unread, other.unread ?? 0) : unread,
    historyAt,
    historyNoted,
  };
}

/** What a person decided here and WhatsApp has not heard of yet will replace what WhatsApp tells meanwhile. */
const isWished = (kind: string) =>
  `exists (select from outbox o where o.session_id = c.session_id and o.chat = c.jid and o.kind = '${kind}' and o.state = 'new')`;

const UPDATE = `update chats c set
    name = case when c.type = 'dm' or f.name is null then c.name when f.renamed then f.name else coalesce(c.name, f.name) end,
    sort_at = greatest(c.sort_at, f."lastAt"),
    history_unread = case when f."historyAt" > c.history_at then f.unread
      when f."historyAt" = c.history_at then greatest(c.history_unread, f.unread) else c.history_unread end,
    history_noted = case when f."historyAt" > c.history_at then to_timestamp(f."historyNoted" / 1000.0)
      when f."historyAt" = c.history_at then greatest(c.history_noted, to_timestamp(f."historyNoted" / 1000.0)) else c.history_noted end,
    history_at = greatest(c.history_at, f."historyAt"),
    marked_unread = coalesce(f."markedUnread", c.marked_unread),
    archived = case when f.archived is null or ${isWished("chat.archive")} then c.archived else f.archived end,
    pinned = case when f.pinned is null or ${isWished("chat.pin")} then c.pinned else f.pinned end,
    muted_until = case when f."muteSet" and not ${isWished("chat.mute")} then f."mutedUntil" else c.muted_until end
  from json_to_recordset($1) as f (id bigint, name text, renamed boolean, "lastAt" bigint, unread integer, "historyAt" bigint,
    "historyNoted" bigint, "markedUnread" boolean, archived boolean, pinned boolean, "mutedUntil" bigint, "muteSet" boolean)
  where c.id = f.id`;

/** Moves the watermark of what has been read, forwards only: to a message, to a time, or to everything that is stored. */
export async function markRead(client: ClientBase, facts: readonly ReadFact[], ids: ChatIds): Promise<void> {
  for (const { chat, waId, at, noted } of facts) {
    const id = ids.get(chat);
    if (id !== undefined) await client.query({ text: READ, values: [id, waId ?? null, at ?? null, new Date(noted)] });
  }
}

const READ = `update chats c set marked_unread = false,
    read_noted = case when r.at > c.read_at then $4 when r.at = c.read_at then greatest(c.read_noted, $4) else c.read_noted end,
    read_at = greatest(c.read_at, r.at)
  from (select coalesce($3::bigint, (
      select max(m.at) from messages m where m.chat_id = $1 and ($2::text is null or m.wa_id = $2)), 0) as at) r
  where c.id = $1`;

/** Deleted on the phone: the chat and its messages leave the copy. */
export async function deleteChats(client: ClientBase, session: string, jids: readonly Jid[]): Promise<Removed[]> {
  if (jids.length === 0) return [];
  const { rows } = await client.query<Removed>({
    text: "delete from chats where session_id = $1 and jid = any($2) returning id, jid",
    values: [session, jids],
  });
  return rows;
}
