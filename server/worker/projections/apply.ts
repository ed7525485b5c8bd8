import type { ClientBase } from "pg";
import type { Jid } from "@/server/jid.ts";
import { type Facts, mergeFacts, noFacts } from "../facts.ts";
import { canonical } from "./canonical.ts";
import { type ChatIds, ensureChats, findChats, isThere, markRead, updateChats } from "./chats.ts";
import { upsertContacts } from "./contacts.ts";
import { logChats, logContacts, logGroups, logMessages, logRemoved, logStatuses } from "./events.ts";
import { updateGroups } from "./groups.ts";
import { type Learned, learnPairs } from "./identities.ts";
import { upsertLabelings, upsertLabels } from "./labels.ts";
import { editMessages, insertMessages, raiseStatuses, reactToMessages, revokeMessages } from "./messages.ts";
import { park, unpark } from "./parked.ts";
import { raiseGroupStatuses, recordReceipts } from "./receipts.ts";
import { removalsUnder, removeChats, removeMessages } from "./removed.ts";
import { nameChats, summarize } from "./summaries.ts";

/** A piece of history, or what has just happened; silent: while history comes. */
type Applying = { session: string; history: boolean; silent: boolean };

/**
 * Facts become rows, in the caller's transaction: who is who first, then people, chats, messages, what is said about messages, and
 * at the end what follows from them. What is said about something that is not there is parked until it comes. The same facts in
 * another order, or again, end in the same rows; only what changes is announced. History announces its chats when it ends, and
 * its messages not at all.
 */
export async function applyFacts(client: ClientBase, given: Facts, applying: Applying): Promise<void> {
  const { session, history, silent } = applying;
  const learned = await learnPairs(client, session, given.pairs);
  const told = await canonical(client, session, await withAwaited(client, session, { given, learned }));
  const renamed = await upsertContacts(client, session, told.contacts);
  const { deleted, shortened } = await removeChats(client, session, told.deletedChats);
  const { ids: there, created } = await ensureChats(client, session, chatsThatExist(told));
  const facts = await withAwaitedChats(client, session, { told, created });
  const ids = await withMentioned(client, session, { facts, ids: there });
  const changed = await updateChats(client, facts.chats, ids);
  await upsertLabels(client, session, facts.labels);
  await upsertLabelings(client, session, facts.labelings);
  const groups = await updateGroups(client, session, facts.groups);
  const messages = await applyMessages(client, facts, { session, ids, groups, received: learned.received });
  await markRead(client, facts.reads, { session, ids });
  await park(client, facts, { session, ids });
  const named = await nameChats(client, session, [...renamed, ...learned.phones]);
  const spokenOf = [...new Set([...ids.values(), ...learned.touched, ...shortened])];
  const counted = await summarize(client, spokenOf);
  await logRemoved(client, session, [...learned.removed, ...deleted]);
  if (!(silent && history)) {
    await logContacts(client, session, [...renamed, ...learned.phones]);
    await logGroups(client, session, groups);
  }
  if (!history) {
    await logMessages(client, messages.shown);
    await logStatuses(client, messages.raised);
  }
  if (silent && (history || facts.messages.length === 0)) return;
  const made = created.flatMap((jid) => ids.get(jid) ?? []);
  const different = [...new Set([...changed, ...made, ...named, ...counted, ...learned.touched, ...shortened])];
  await logChats(client, { changed: different, spokenOf, messages: [...messages.shown, ...messages.raised] });
}

/** With what has been waiting for these messages, or for anybody who has just become known. */
async function withAwaited(
  client: ClientBase,
  session: string,
  { given, learned: { phones, addresses } }: { given: Facts; learned: Learned },
): Promise<Facts> {
  const messages = given.messages.map(({ waId }) => waId);
  const awaited = await unpark(client, session, { messages, addresses });
  const removals = phones.length === 0 ? {} : await removalsUnder(client, session, phones);
  return mergeFacts([given, awaited, { ...noFacts(), ...removals }]);
}

/** With what has been waiting for chats that were just made, and for groups that were told. */
async function withAwaitedChats(
  client: ClientBase,
  session: string,
  { told, created }: { told: Facts; created: readonly Jid[] },
): Promise<Facts> {
  const groups = told.groups.flatMap((fact) => (fact.about === "group" ? [fact.jid] : []));
  const awaited = await canonical(client, session, await unpark(client, session, { chats: [...created, ...groups] }));
  return { ...mergeFacts([awaited, told]), groups: [...told.groups, ...awaited.groups] };
}

/** A chat exists because history lists it, or because a message is in it; a setting alone makes none of a stranger. Since when. */
function chatsThatExist({ chats, messages }: Facts): Map<Jid, number> {
  const told = new Map<Jid, number>();
  const note = (jid: Jid, noted: number) => told.set(jid, Math.max(told.get(jid) ?? 0, noted));
  for (const fact of chats) if (isThere(fact)) note(fact.jid, fact.noted);
  for (const { chat, receivedAt } of messages) note(chat, receivedAt);
  return told;
}

/** Also the chats that are only spoken of, where they exist. */
async function withMentioned(
  client: ClientBase,
  session: string,
  { facts, ids }: { facts: Facts; ids: ChatIds },
): Promise<ChatIds> {
  const { chats, edits, revokes, reactions, statuses, receipts, reads, removals } = facts;
  const about = [edits, revokes, reactions, statuses, receipts, reads, removals].flat();
  const spokenOf = new Set([...about.map(({ chat }) => chat), ...chats.map(({ jid }) => jid)]);
  const missing = [...spokenOf].filter((jid) => !ids.has(jid));
  return new Map([...ids, ...(await findChats(client, session, missing))]);
}

type Within = { session: string; ids: ChatIds; groups: readonly Jid[]; received: readonly string[] };

async function applyMessages(
  client: ClientBase,
  facts: Facts,
  { groups, received, ...within }: Within,
): Promise<{ shown: string[]; raised: string[] }> {
  await removeMessages(client, facts.removals, within);
  const stored = await insertMessages(client, { ...within, facts: facts.messages });
  const edited = await editMessages(client, facts.edits, within);
  const revoked = await revokeMessages(client, facts.revokes, within);
  const reacted = await reactToMessages(client, facts.reactions, within);
  const raised = await raiseStatuses(client, facts.statuses, within);
  const heard = await recordReceipts(client, facts.receipts, within);
  const further = await raiseGroupStatuses(client, within.session, { messages: [...heard, ...received], groups });
  return {
    shown: [...new Set([...stored, ...edited, ...revoked, ...reacted])],
    raised: [...new Set([...raised, ...further])],
  };
}
