import type { ClientBase } from "pg";
import type { Jid } from "@/server/jid.ts";
import type { Pair } from "../facts.ts";
import { NAME_COLUMNS, NEWER_NAMES } from "./contacts.ts";
import { newestReactions } from "./reactions.ts";
import { joinTwins } from "./twins.ts";

export type Removed = { id: string; jid: string };
export type Learned = {
  removed: Removed[];
  touched: string[];
  phones: Jid[];
  /** Both addresses of everybody who has become known. */
  addresses: Jid[];
  /** Own messages of which it is now known otherwise who has received them. */
  received: string[];
};

const NOTHING: Learned = { removed: [], touched: [], phones: [], addresses: [], received: [] };

/**
 * Learns which phone number and hidden number are one person. What was stored under the hidden number moves to the phone number in
 * the same transaction, whichever of the two was known first. The first pairing of either stays. Returns the chats that were
 * merged away, those that changed, and who has become known.
 */
export async function learnPairs(client: ClientBase, session: string, pairs: readonly Pair[]): Promise<Learned> {
  if (pairs.length === 0) return NOTHING;
  const { rows } = await client.query<Pair>({
    text: `insert into identities (session_id, lid, phone_jid)
      select distinct on (phone) $1, lid, phone from unnest($2::text[], $3::text[]) as p (lid, phone) order by phone, lid
      on conflict do nothing returning lid, phone_jid as phone`,
    values: [session, pairs.map(({ lid }) => lid), pairs.map(({ phone }) => phone)],
  });
  if (rows.length === 0) return NOTHING;
  const [lids, phones] = [rows.map(({ lid }) => lid), rows.map(({ phone }) => phone)];
  const values = [session, lids, phones];
  for (const text of [MERGE_CONTACTS, MERGE_REMOVED, MERGE_LABELINGS, RENAME_REACTORS])
    await client.query({ text, values });
  const received = await client.query<{ id: string }>({ text: MERGE_RECEIPTS, values });
  const shortened = await joinTwins(client, DOUBLE_SENDERS, values);
  await client.query({ text: RENAME_SENDERS, values });
  const { removed, touched } = await mergeChats(client, values);
  return {
    removed,
    touched: [...touched, ...shortened],
    phones,
    addresses: [...lids, ...phones],
    received: received.rows.map(({ id }) => id),
  };
}

const PAIRS = `with pair as (select * from unnest($2::text[], $3::text[]) as p (lid, phone))`;

const MERGE_CONTACTS = `${PAIRS}, gone as (
    delete from contacts k using pair where k.session_id = $1 and k.jid = pair.lid returning pair.phone, k.*)
  insert into contacts as k (session_id, jid, ${NAME_COLUMNS.join(", ")})
  select $1, phone, ${NAME_COLUMNS.join(", ")} from gone
  on conflict (session_id, jid) do update set ${NEWER_NAMES}`;

const MERGE_REMOVED = `${PAIRS}, gone as (
    delete from removed r using pair where r.session_id = $1 and r.chat = pair.lid returning pair.phone, r.*)
  insert into removed as r (session_id, chat, wa_id, from_me, noted, at) select $1, phone, wa_id, from_me, noted, at from gone
  on conflict (session_id, chat, wa_id, from_me) do update set noted = greatest(r.noted, excluded.noted), at = coalesce(r.at, excluded.at)`;

const MERGE_LABELINGS = `${PAIRS}, gone as (
    delete from labelings l using pair where l.session_id = $1 and l.chat = pair.lid returning pair.phone, l.*)
  insert into labelings as l (session_id, label_id, chat, wa_id, present, noted) select $1, label_id, phone, wa_id, present, noted from gone
  on conflict (session_id, label_id, chat, wa_id) do update set present = excluded.present, noted = excluded.noted
  where excluded.noted > l.noted`;

const MERGE_RECEIPTS = `${PAIRS}, gone as (
    delete from message_receipts r using pair where r.session_id = $1 and r.participant = pair.lid returning pair.phone, r.*),
  kept as (
    insert into message_receipts as r (message_id, session_id, participant, status) select message_id, $1, phone, status from gone
    on conflict (message_id, participant) do update set status = greatest(r.status, excluded.status))
  select h.message_id as id from message_receipts h join pair on h.session_id = $1 and h.participant in (pair.lid, pair.phone)`;

const RENAME_REACTORS = `${PAIRS}
  update messages m set reactions = ${newestReactions(`
    select coalesce(pair.phone, e.key) as key, e.value from jsonb_each(m.reactions) e left join pair on pair.lid = e.key`)}
  where m.session_id = $1 and m.reactions::text like '%@lid"%' and m.reactions ?| $2`;

/** The same message under both names of its sender. */
const DOUBLE_SENDERS = `select least(m.id, k.id) as keep, greatest(m.id, k.id) as drop
  from unnest($2::text[], $3::text[]) as pair (lid, phone)
  join messages m on m.session_id = $1 and m.participant = pair.lid and m.participant like '%@lid'
  join messages k on k.session_id = $1 and k.wa_id = m.wa_id and k.chat_id = m.chat_id and k.from_me = m.from_me and k.participant = pair.phone`;

const RENAME_SENDERS = `${PAIRS}
  update messages m set participant = pair.phone from pair
  where m.session_id = $1 and m.participant = pair.lid and m.participant like '%@lid'`;

type Merging = { hidden: string; hidden_jid: string; known: string | null; known_jid: string };

async function mergeChats(client: ClientBase, values: unknown[]): Promise<Pick<Learned, "removed" | "touched">> {
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

/** Of a setting the one told last; where that is not known, whichever is set. */
const told = (column: string, noted: string, either: string) => `${column} = case
    when coalesce(d.${noted}, '-infinity') > coalesce(k.${noted}, '-infinity') then d.${column}
    when k.${noted} is distinct from d.${noted} then k.${column} else ${either} end, ${noted} = greatest(k.${noted}, d.${noted})`;
const furthest = (at: string, noted: string) => `${noted} = case when d.${at} > k.${at} then d.${noted}
    when d.${at} = k.${at} then greatest(k.${noted}, d.${noted}) else k.${noted} end, ${at} = greatest(k.${at}, d.${at})`;
const either = (column: string) => `k.${column} or d.${column}`;
const later = (column: string) => `${column} = greatest(k.${column}, d.${column})`;

const MERGE_CHAT = `update chats k set name = coalesce(k.name, d.name), ${later("name_noted")},
    history_unread = case when d.history_at > k.history_at then d.history_unread
      when d.history_at = k.history_at then greatest(k.history_unread, d.history_unread) else k.history_unread end,
    ${furthest("history_at", "history_noted")}, ${furthest("read_at", "read_noted")},
    ${["read_all_noted", "listed_noted", "cleared_noted"].map(later).join(", ")},
    ${told("marked_unread", "marked_noted", either("marked_unread"))}, ${told("archived", "archived_noted", either("archived"))},
    ${told("pinned", "pinned_noted", either("pinned"))}, ${told("muted_until", "muted_noted", "greatest(k.muted_until, d.muted_until)")}
  from chats d where k.id = $1 and d.id = $2`;
