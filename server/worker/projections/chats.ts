import type { ClientBase } from "pg";
import { chatTypeOf, type Jid } from "@/server/jid.ts";
import type { ChatFact, ReadFact } from "../facts.ts";
import { DISPLAY_NAME } from "./contacts.ts";

export type ChatIds = ReadonlyMap<Jid, string>;

/**
 * The rows of these chats, made where there is none. Each comes with the time at which it was last told that it is there: not later
 * than a deletion on the phone, it stays away.
 */
export async function ensureChats(
  client: ClientBase,
  session: string,
  told: ReadonlyMap<Jid, number>,
): Promise<{ ids: ChatIds; created: Jid[] }> {
  const known = await findChats(client, session, [...told.keys()]);
  const missing = [...told].filter(([jid]) => !known.has(jid)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (missing.length === 0) return { ids: known, created: [] };
  const given = missing.map(([jid, noted]) => ({ jid, type: chatTypeOf(jid), noted: new Date(noted) }));
  const { rows } = await client.query<{ id: string; jid: Jid }>({
    text: MAKE,
    values: [session, JSON.stringify(given)],
  });
  return {
    ids: new Map([...known, ...rows.map(({ id, jid }) => [jid, id] as const)]),
    created: rows.map(({ jid }) => jid),
  };
}

/** A group is called what it was called, even when its chat had been deleted; a person as people are called. */
const MAKE = `insert into chats (session_id, jid, type, cleared_noted, name, name_noted)
  select $1, f.jid, f.type, r.noted, case f.type when 'dm' then ${DISPLAY_NAME} else g.subject end, g.noted
  from json_to_recordset($2) as f (jid text, type text, noted timestamptz)
  left join removed r on r.session_id = $1 and r.chat = f.jid and r.wa_id = ''
  left join groups g on g.session_id = $1 and g.jid = f.jid left join contacts k on k.session_id = $1 and k.jid = f.jid
  where r.noted is null or r.noted < f.noted order by f.jid
  on conflict (session_id, jid) do update set jid = excluded.jid returning id, jid`;

/** The chats among these that are there. */
export async function findChats(client: ClientBase, session: string, jids: readonly Jid[]): Promise<Map<Jid, string>> {
  if (jids.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; jid: Jid }>({
    text: "select id, jid from chats where session_id = $1 and jid = any($2)",
    values: [session, jids],
  });
  return new Map(rows.map(({ id, jid }) => [jid, id]));
}

/** Settings as last told, history's count as it was at its newest message. Returns the chats that look different now. */
export async function updateChats(client: ClientBase, facts: readonly ChatFact[], ids: ChatIds): Promise<string[]> {
  const folded = new Map<Jid, Row>();
  for (const fact of facts) if (ids.has(fact.jid)) folded.set(fact.jid, fold(folded.get(fact.jid), fact));
  if (folded.size === 0) return [];
  const rows = [...folded].map(([jid, row]) => ({ ...row, id: ids.get(jid) }));
  const { rows: updated } = await client.query<{ id: string; changed: boolean }>({
    text: UPDATE,
    values: [JSON.stringify(rows)],
  });
  return updated.filter(({ changed }) => changed).map(({ id }) => id);
}

const SETTINGS = ["name", "archived", "pinned", "mutedUntil", "markedUnread"] as const;
type Setting = (typeof SETTINGS)[number];
type Row = Pick<ChatFact, Setting | "unread" | "historyAt"> &
  Partial<Record<`${Setting}Noted` | "historyNoted" | "listedNoted", Date>>;

function fold(before: Row = {}, fact: ChatFact): Row {
  const noted = new Date(fact.noted);
  const row: Row = { ...before };
  for (const setting of SETTINGS) {
    const known = row[`${setting}Noted`];
    if (fact[setting] === undefined || (known && known > noted)) continue;
    Object.assign(row, { [setting]: fact[setting], [`${setting}Noted`]: noted });
  }
  if (isThere(fact)) row.listedNoted = latest(row.listedNoted, noted);
  return { ...row, ...newerCount(row, fact) };
}

/** Listed by history or announced: it is there, with messages or without. */
export const isThere = ({ historyAt, exists }: ChatFact): boolean => historyAt !== undefined || exists === true;

const latest = (one: Date | undefined, other: Date): Date => (one && one > other ? one : other);

/** Of two counts the one that history took later; of the same moment the larger. */
function newerCount(row: Row, { historyAt, unread = 0, noted }: ChatFact): Partial<Row> {
  if (historyAt === undefined || (row.historyAt ?? 0) > historyAt) return {};
  const same = row.historyAt === historyAt;
  return {
    historyAt,
    unread: same ? Math.max(unread, row.unread ?? 0) : unread,
    historyNoted: same ? latest(row.historyNoted, new Date(noted)) : new Date(noted),
  };
}

/** What a person decided here and WhatsApp has not heard of yet will replace what WhatsApp tells meanwhile. */
const isWished = (kind: string) =>
  `exists (select from outbox o where o.session_id = c.session_id and o.chat = c.jid and o.kind = '${kind}' and o.state = 'new')`;

/** A setting that was told after the one that is kept, or with it but read after it; and after the chat was cleared, which leaves it its name. */
const isNews = (setting: Setting, noted: string) =>
  `f."${setting}Noted" >= coalesce(c.${noted}, '-infinity')${setting === "name" ? "" : ` and f."${setting}Noted" > coalesce(c.cleared_noted, '-infinity')`}`;
type Kept = { setting: Setting; column: string; noted: string; unless?: string };
const kept = ({ setting, column, noted, unless = "false" }: Kept) => {
  const taken = `${isNews(setting, noted)} and not ${unless}`;
  return `${column} = case when ${taken} then f."${setting}" else c.${column} end,
    ${noted} = case when ${taken} then f."${setting}Noted" else c.${noted} end`;
};
const KEPT: readonly Kept[] = [
  { setting: "name", column: "name", noted: "name_noted", unless: "c.type = 'dm'" },
  { setting: "archived", column: "archived", noted: "archived_noted", unless: isWished("chat.archive") },
  { setting: "pinned", column: "pinned", noted: "pinned_noted", unless: isWished("chat.pin") },
  { setting: "mutedUntil", column: "muted_until", noted: "muted_noted", unless: isWished("chat.mute") },
  { setting: "markedUnread", column: "marked_unread", noted: "marked_noted" },
];

const LATER = `f."historyAt" > c.history_at and f."historyNoted" > coalesce(c.cleared_noted, '-infinity')`;
const SAME = `f."historyAt" = c.history_at and f."historyNoted" > coalesce(c.cleared_noted, '-infinity')`;

const UPDATE = `update chats c set ${KEPT.map(kept).join(", ")},
    listed_noted = greatest(c.listed_noted, f."listedNoted"),
    history_unread = case when ${LATER} then f.unread when ${SAME} then greatest(c.history_unread, f.unread) else c.history_unread end,
    history_noted = case when ${LATER} then f."historyNoted"
      when ${SAME} then greatest(c.history_noted, f."historyNoted") else c.history_noted end,
    history_at = case when ${LATER} then f."historyAt" else c.history_at end
  from json_to_recordset($1) as f (id bigint, name text, archived boolean, pinned boolean, "mutedUntil" bigint, "markedUnread" boolean,
    unread integer, "historyAt" bigint, ${[...SETTINGS, "history", "listed"].map((name) => `"${name}Noted" timestamptz`).join(", ")})
  join chats b on b.id = f.id
  where c.id = f.id
  returning c.id, (c.name, c.archived, c.pinned, c.muted_until) is distinct from (b.name, b.archived, b.pinned, b.muted_until) as changed`;

/** Moves the watermark of what has been read, forwards only: to a message, to a time, or to everything that had come by then. */
export async function markRead(
  client: ClientBase,
  facts: readonly ReadFact[],
  { session, ids }: { session: string; ids: ChatIds },
): Promise<void> {
  const rows = facts.flatMap(({ noted, ...fact }) => {
    const id = ids.get(fact.chat);
    return id === undefined ? [] : [{ ...fact, id, noted: new Date(noted) }];
  });
  if (rows.length > 0) await client.query({ text: READ, values: [session, JSON.stringify(rows)] });
}

/** The message that was read may have been removed since. */
const TARGET = `greatest(
      (select max(m.at) from messages m where m.session_id = $1 and m.chat_id = f.id and m.wa_id = f."waId"),
      (select max(r.at) from removed r where r.session_id = $1 and r.chat = f.chat and r.wa_id = f."waId"))`;

/** A message that is named has been read, also when we came to know of that before we had it. */
const TARGET_CAME = `(select max(m.received_at) from messages m where m.session_id = $1 and m.chat_id = f.id and m.wa_id = f."waId")`;

const READ = `update chats c set
    marked_unread = c.marked_unread and coalesce(r.noted < c.marked_noted, false), marked_noted = greatest(c.marked_noted, r.noted),
    read_all_noted = greatest(c.read_all_noted, r.all_noted),
    read_noted = case when r.at > c.read_at then r.at_noted when r.at = c.read_at then greatest(c.read_noted, r.at_noted) else c.read_noted end,
    read_at = greatest(c.read_at, r.at)
  from (
    select id, max(noted) as noted, max(at) as at, (array_agg(at_noted order by at desc nulls last, at_noted desc))[1] as at_noted,
      max(noted) filter (where whole) as all_noted
    from (
      select f.id, f.noted, greatest(f.noted, ${TARGET_CAME}) as at_noted, f."waId" is null and f.at is null as whole, case when f."waId" is null then f.at else ${TARGET} end as at
      from json_to_recordset($2) as f (id bigint, chat text, "waId" text, at bigint, noted timestamptz)
      join chats k on k.id = f.id and f.noted > coalesce(k.cleared_noted, '-infinity')) t
    where whole or at is not null group by id) r
  where c.id = r.id`;
