import type { ClientBase } from "pg";
import type { Pair } from "../facts.ts";
import { joinTwins } from "./twins.ts";

export type Removed = { id: string; jid: string };
type Learned = { removed: Removed[]; touched: string[]; phones: string[] };

/**
 * Learns which phone number and hidden number are one person. What was stored under the hidden number moves to the phone number in
 * the same transaction, whichever of the two was known first. The first pairing of either stays. Returns the chats that were
 * merged away, those that changed, and the phone numbers that were learned.
 */
export async function learnPairs(client: ClientBase, session: string, pairs: readonly Pair[]): Promise<Learned> {
  if (pairs.length === 0) return { removed: [], touched: [], phones: [] };
  const { rows } = await client.query<Pair>({
    text: `insert into identities (session_id, lid, phone_jid)
      select distinct on (phone) $1, lid, phone from unnest($2::text[], $3::text[]) as p (lid, phone) order by phone, lid
      on conflict do nothing returning lid, phone_jid as phone`,
    values: [session, pairs.map(({ lid }) => lid), pairs.map(({ phone }) => phone)],
  });
  const phones = rows.map(({ phone }) => phone);
  if (phones.length === 0) return { removed: [], touched: [], phones };
  const values = [session, rows.map(({ lid }) => lid), phones];
  await client.query({ text: MERGE_CONTACTS, values });
  const shortened = await joinTwins(client, DOUBLE_SENDERS, values);
  await client.query({ text: RENAME_SENDERS, values });
  const { removed, touched } = await mergeChats(client, values);
  return { removed, touched: [...touched, ...shortened], phones };
}

const PAIRS = `with pair as (select * from unnest($2::text[], $3::text[]) as p (lid, phone))`;

const MERGE_CONTACTS = `${PAIRS}, gone as (
    delete from contacts k using pair where k.session_id = $1 and k.jid = pair.lid returning pair.phone, k.name, k.verified_name, k.push_name
  )
  insert into contacts as k (session_id, jid, name, verified_name, push_name)
  select $1, phone, name, verified_name, push_name from gone
  on conflict (session_id, jid) do update set name = coalesce(k.name, excluded.name),
    verified_name = coalesce(k.verified_name, excluded.verified_name), push_name = coalesce(k.push_name, excluded.push_name)`;

/** The same message under both names of its sender. */
const DOUBLE_SENDERS = `select least(m.id, k.id) as keep, greatest(m.id, k.id) as drop
  from unnest($2::text[], $3::text[]) as pair (lid, phone)
  join messages m on m.session_id = $1 and m.participant = pair.lid and m.participant like '%@lid'
  join messages k on k.session_id = $1 and k.wa_id = m.wa_id and k.chat_id = m.chat_id and k.from_me = m.from_me and k.participant = pair.phone`;

const RENAME_SENDERS = `${PAIRS}
  update messages m set participant = pair.phone from pair
  where m.session_id = $1 and m.participant = pair.lid and m.participant like '%@lid'`;

type Merging = { hidden: string; hidden_jid: string; known: string | null; known_jid: string };

async function mergeChats(client: ClientBase, values: unknown[]): Promise<Omit<Learned, "phones">> {
  const { rows } = await client.query<Merging>({
    text: `${PAIRS}
      select h.id as hidden, h.jid as hidden_jid, k.id as known, pair.phone as known_jid from pair
      join chats h on h.session_id = $1 and h.jid = pair.lid
      left join chats k on k.session_id = $1 and k.jid = pair.phone`,
    values,
  });
  const removed: Removed[] = [];
  const touched: string[] = [];
  for (const { hidden, hidden_jid, known, known_jid } of rows) {
    const keptIsHidden = known === null || BigInt(hidden) < BigInt(known);
    const [keep, drop] = keptIsHidden ? [hidden, known] : [known, hidden];
    if (drop !== null) {
      await mergeInto(client, { keep, drop });
      removed.push({ id: drop, jid: keptIsHidden ? known_jid : hidden_jid });
    }
    if (keptIsHidden) await client.query("update chats set jid = $2 where id = $1", [keep, known_jid]);
    touched.push(keep);
  }
  return { removed, touched };
}

async function mergeInto(client: ClientBase, { keep, drop }: { keep: string; drop: string }): Promise<void> {
  const values = [keep, drop];
  await joinTwins(client, DOUBLES, values);
  await client.query("update messages set chat_id = $1 where chat_id = $2", values);
  await client.query({ text: MERGE_CHAT, values });
  await client.query("delete from chats where id = $1", [drop]);
}

/** The same message in both chats. */
const DOUBLES = `select least(d.id, k.id) as keep, greatest(d.id, k.id) as drop
  from messages d join messages k on k.session_id = d.session_id and k.wa_id = d.wa_id and k.chat_id = $1
    and k.from_me = d.from_me and k.participant = d.participant
  where d.chat_id = $2`;

const MERGE_CHAT = `update chats k set
    name = coalesce(k.name, d.name), sort_at = greatest(k.sort_at, d.sort_at),
    history_unread = case when d.history_at > k.history_at then d.history_unread
      when d.history_at = k.history_at then greatest(k.history_unread, d.history_unread) else k.history_unread end,
    history_noted = greatest(k.history_noted, d.history_noted), history_at = greatest(k.history_at, d.history_at),
    read_noted = greatest(k.read_noted, d.read_noted), read_at = greatest(k.read_at, d.read_at),
    marked_unread = k.marked_unread or d.marked_unread, archived = k.archived or d.archived, pinned = k.pinned or d.pinned,
    muted_until = greatest(k.muted_until, d.muted_until)
  from chats d where k.id = $1 and d.id = $2`;
