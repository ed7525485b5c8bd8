import type { ClientBase } from "pg";
import type { Jid } from "@/server/jid.ts";
import { type ChatRemovalFact, type Facts, noFacts, type RemovalFact } from "../facts.ts";
import type { ChatIds } from "./chats.ts";
import type { Removed } from "./identities.ts";
import { park } from "./parked.ts";

/** Deleted on the phone for its owner alone: the message leaves the copy, and a later redelivery does not bring it back. */
export async function removeMessages(
  client: ClientBase,
  facts: readonly RemovalFact[],
  { session, ids }: { session: string; ids: ChatIds },
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => ({ ...fact, chatId: ids.get(fact.chat) }));
  await client.query({ text: REMOVE, values: [session, JSON.stringify(rows)] });
}

const REMOVE = `with f as (
    select distinct * from json_to_recordset($2) as f (chat text, "waId" text, "fromMe" boolean, "chatId" bigint)),
  gone as (
    delete from messages m using f where m.session_id = $1 and m.chat_id = f."chatId" and m.wa_id = f."waId" and m.from_me = f."fromMe"
    returning m.chat_id, m.wa_id, m.from_me, m.at, m.received_at),
  kept as (
    update chats c set listed_noted = greatest(c.listed_noted, g.received_at)
    from (select chat_id, max(received_at) as received_at from gone group by 1) g where c.id = g.chat_id)
  insert into removed as r (session_id, chat, wa_id, from_me, at)
  select $1, f.chat, f."waId", f."fromMe", max(g.at)
  from f left join gone g on g.chat_id = f."chatId" and g.wa_id = f."waId" and g.from_me = f."fromMe" group by 2, 3, 4
  on conflict (session_id, chat, wa_id, from_me) do update set at = coalesce(excluded.at, r.at)`;

/**
 * Deleted on the phone: what had been told of these chats by then leaves the copy, and with nothing told since, the chats do. What is
 * read later but was told before goes the same way (`chats.cleared_noted`). Returns the chats that are gone and those that are shorter.
 */
export async function removeChats(
  client: ClientBase,
  session: string,
  facts: readonly ChatRemovalFact[],
): Promise<{ deleted: Removed[]; shortened: string[] }> {
  if (facts.length === 0) return { deleted: [], shortened: [] };
  const values = [session, JSON.stringify(facts.map(({ jid, noted }) => ({ jid, noted: new Date(noted) })))];
  await client.query({ text: REMEMBER, values });
  await client.query({ text: EMPTY, values });
  const { rows } = await client.query<Deleted>({ text: DELETE, values });
  await park(client, toldSince(rows), { session, ids: new Map() });
  const cleared = await client.query<{ id: string }>({ text: CLEAR, values });
  return { deleted: rows.map(({ id, jid }) => ({ id, jid })), shortened: cleared.rows.map(({ id }) => id) };
}

const GIVEN =
  "(select jid, max(noted) as noted from json_to_recordset($2) as g (jid text, noted timestamptz) group by jid) f";

const REMEMBER = `insert into removed as r (session_id, chat, noted) select $1, jid, noted from ${GIVEN}
  on conflict (session_id, chat, wa_id, from_me) do update set noted = greatest(r.noted, excluded.noted)`;

const EMPTY = `delete from messages m using chats c, ${GIVEN}
  where c.session_id = $1 and c.jid = f.jid and m.chat_id = c.id and m.received_at <= f.noted`;

const DELETE = `delete from chats c using ${GIVEN}
  where c.session_id = $1 and c.jid = f.jid and coalesce(c.listed_noted <= f.noted, true)
    and not exists (select from messages m where m.chat_id = c.id)
  returning c.id, c.jid, f.noted, c.archived, c.archived_noted, c.pinned, c.pinned_noted, c.muted_until::float8, c.muted_noted,
    c.marked_unread, c.marked_noted, c.read_at::float8, c.read_noted, c.read_all_noted`;

type Deleted = Removed & {
  jid: Jid;
  noted: Date;
  archived: boolean;
  archived_noted: Date | null;
  pinned: boolean;
  pinned_noted: Date | null;
  muted_until: number | null;
  muted_noted: Date | null;
  marked_unread: boolean;
  marked_noted: Date | null;
  read_at: number;
  read_noted: Date | null;
  read_all_noted: Date | null;
};

/** What was told of a chat after the deletion does not go with it: it waits for the chat to be made anew. */
function toldSince(rows: readonly Deleted[]): Facts {
  const facts = noFacts();
  for (const row of rows) {
    const since = (noted: Date | null) => (noted && noted > row.noted ? [{ noted: noted.getTime() }] : []);
    const { jid } = row;
    facts.chats.push(
      ...since(row.archived_noted).map((told) => ({ ...told, jid, archived: row.archived })),
      ...since(row.pinned_noted).map((told) => ({ ...told, jid, pinned: row.pinned })),
      ...since(row.muted_noted).map((told) => ({ ...told, jid, mutedUntil: row.muted_until })),
      ...since(row.marked_noted).map((told) => ({ ...told, jid, markedUnread: row.marked_unread })),
    );
    facts.reads.push(
      ...since(row.read_noted).map((told) => ({ ...told, chat: jid, at: row.read_at })),
      ...since(row.read_all_noted).map((told) => ({ ...told, chat: jid })),
    );
  }
  return facts;
}

const cleared = (noted: string, columns: Readonly<Record<string, string>>) =>
  Object.entries({ ...columns, [noted]: "null" })
    .map(([column, empty]) => `${column} = case when c.${noted} <= f.noted then ${empty} else c.${column} end`)
    .join(", ");

const CLEAR = `update chats c set cleared_noted = greatest(c.cleared_noted, f.noted),
    ${cleared("history_noted", { history_at: "0", history_unread: "0" })}, ${cleared("read_noted", { read_at: "0" })},
    ${cleared("read_all_noted", {})}, ${cleared("marked_noted", { marked_unread: "false" })},
    ${cleared("archived_noted", { archived: "false" })}, ${cleared("pinned_noted", { pinned: "false" })},
    ${cleared("muted_noted", { muted_until: "null" })}
  from ${GIVEN} where c.session_id = $1 and c.jid = f.jid returning c.id`;

/** What had been taken away under an address that is now known to be another one, and under that other one: it applies to both. */
export async function removalsUnder(
  client: ClientBase,
  session: string,
  phones: readonly string[],
): Promise<Pick<Facts, "removals" | "deletedChats">> {
  const { rows } = await client.query<{ chat: RemovalFact["chat"]; waId: string; fromMe: boolean; noted: Date | null }>(
    {
      text: `select chat, wa_id as "waId", from_me as "fromMe", noted from removed where session_id = $1 and chat = any($2)`,
      values: [session, phones],
    },
  );
  return {
    removals: rows.filter(({ waId }) => waId !== ""),
    deletedChats: rows.flatMap(({ chat, waId, noted }) =>
      waId === "" && noted ? [{ jid: chat, noted: noted.getTime() }] : [],
    ),
  };
}
