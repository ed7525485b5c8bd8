import type { ClientBase } from "pg";
import { isLid, type Jid } from "@/server/jid.ts";
import type { Facts, MessageKey } from "../facts.ts";
import { deleteChats, ensureChats, markRead, updateChats } from "./chats.ts";
import { upsertContacts } from "./contacts.ts";
import { logChats, logMessages, logRemoved, logStatuses } from "./events.ts";
import { updateGroups } from "./groups.ts";
import { learnPairs } from "./identities.ts";
import { editMessages, insertMessages, raiseStatuses, reactToMessages, revokeMessages } from "./messages.ts";
import { nameChats, summarize } from "./summaries.ts";

/** Silent: history announces its chats when it ends, not while it comes. Its messages are never announced one by one. */
type Applying = { session: string; silent: boolean };

/**
 * Facts become rows, in the caller's transaction: who is who first, then people, chats, messages, what is said about messages, and
 * at the end what follows from them. Applying the same facts again changes nothing.
 */
export async function applyFacts(client: ClientBase, given: Facts, { session, silent }: Applying): Promise<void> {
  const merged = await learnPairs(client, session, given.pairs);
  const facts = await canonical(client, session, given);
  const renamed = await upsertContacts(client, session, facts.contacts);
  const deleted = await deleteChats(client, session, facts.deletedChats);
  const { ids, created } = await ensureChats(client, session, chatsThatExist(facts));
  const known = await withMentioned(client, session, { facts, ids });
  await updateChats(client, facts.chats, known);
  const messages = await applyMessages(client, facts, { session, ids: known });
  await updateGroups(client, session, facts.groups);
  await markRead(client, facts.reads, known);
  const named = await nameChats(client, session, [...renamed, ...created, ...merged.phones]);
  const touched = [...new Set([...known.values(), ...merged.touched, ...named])];
  await summarize(client, touched);
  await logRemoved(client, session, [...merged.removed, ...deleted]);
  if (silent) return;
  if (!facts.messages.some(({ history }) => history)) await logMessages(client, messages.shown);
  await logStatuses(client, messages.raised);
  await logChats(client, touched);
}

/** Every address in the one spelling that is stored: the phone number, where it is known. */
async function canonical(client: ClientBase, session: string, facts: Facts): Promise<Facts> {
  const hidden = hiddenIn(facts);
  if (hidden.length === 0) return facts;
  const { rows } = await client.query<{ lid: Jid; phone_jid: Jid }>({
    text: "select lid, phone_jid from identities where session_id = $1 and lid = any($2)",
    values: [session, hidden],
  });
  const phones = new Map(rows.map(({ lid, phone_jid }) => [lid, phone_jid]));
  const of = (jid: Jid) => phones.get(jid) ?? jid;
  const inChat = <F extends { chat: Jid }>(fact: F): F => ({ ...fact, chat: of(fact.chat) });
  const keyed = <F extends MessageKey>(fact: F): F => ({
    ...inChat(fact),
    participant: fact.participant === "" ? "" : of(fact.participant),
  });
  return {
    ...facts,
    contacts: facts.contacts.map((contact) => ({ ...contact, jid: of(contact.jid) })),
    chats: facts.chats.map((chat) => ({ ...chat, jid: of(chat.jid) })),
    messages: facts.messages.map(keyed),
    edits: facts.edits.map(keyed),
    revokes: facts.revokes.map(keyed),
    reactions: facts.reactions.map((reaction) => ({ ...inChat(reaction), sender: of(reaction.sender) })),
    statuses: facts.statuses.map(inChat),
    reads: facts.reads.map(inChat),
    deletedChats: facts.deletedChats.map(of),
  };
}

function hiddenIn({
  contacts,
  chats,
  messages,
  edits,
  revokes,
  reactions,
  statuses,
  reads,
  deletedChats,
}: Facts): Jid[] {
  const named = [...contacts, ...chats].map(({ jid }) => jid);
  const keyed = [...messages, ...edits, ...revokes].flatMap(({ chat, participant }) => [chat, participant]);
  const about = [
    ...reactions.flatMap(({ chat, sender }) => [chat, sender]),
    ...[...statuses, ...reads].map(({ chat }) => chat),
  ];
  const all = new Set([...named, ...keyed, ...about, ...deletedChats]);
  all.delete("");
  return [...(all as ReadonlySet<Jid>)].filter(isLid); // safe: the empty one has just gone
}

/** A chat exists because history lists it, or because a message is in it; a flag alone makes none of a stranger. */
const chatsThatExist = ({ chats, messages }: Facts): Set<Jid> =>
  new Set([
    ...chats.filter((chat) => chat.historyAt !== undefined || chat.exists).map(({ jid }) => jid),
    ...messages.map(({ chat }) => chat),
  ]);

type Known = { facts: Facts; ids: ReadonlyMap<Jid, string> };

/** Also the chats that are only spoken of, where they exist. */
async function withMentioned(client: ClientBase, session: string, { facts, ids }: Known): Promise<Map<Jid, string>> {
  const { chats, edits, revokes, reactions, statuses, reads } = facts;
  const spokenOf = [...edits, ...revokes, ...reactions, ...statuses, ...reads].map(({ chat }) => chat);
  const missing = new Set([...spokenOf, ...chats.map(({ jid }) => jid)].filter((jid) => !ids.has(jid)));
  if (missing.size === 0) return new Map(ids);
  const { rows } = await client.query<{ id: string; jid: Jid }>({
    text: "select id, jid from chats where session_id = $1 and jid = any($2)",
    values: [session, [...missing]],
  });
  return new Map([...ids, ...rows.map(({ id, jid }) => [jid, id] as const)]);
}

type Within = { session: string; ids: ReadonlyMap<Jid, string> };

async function applyMessages(
  client: ClientBase,
  facts: Facts,
  within: Within,
): Promise<{ shown: string[]; raised: string[] }> {
  const stored = await insertMessages(client, { ...within, facts: facts.messages });
  const edited = await editMessages(client, facts.edits, within);
  const revoked = await revokeMessages(client, facts.revokes, within);
  const reacted = await reactToMessages(client, facts.reactions, within);
  const raised = await raiseStatuses(client, facts.statuses, within);
  return { shown: [...new Set([...stored, ...edited, ...revoked, ...reacted])], raised };
}
