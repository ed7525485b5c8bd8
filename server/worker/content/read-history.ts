import type { Chat, Contact, LIDMapping, proto } from "@whiskeysockets/baileys";
import { chatTypeOf, isPerson, type Jid } from "@/server/jid.ts";
import type { Batch } from "../batch.ts";
import { type ChatFact, type ContactFact, type Facts, noFacts } from "../facts.ts";
import { toCount, toJid, toMilliseconds, toMutedUntil, toName, toPinned, toTimes } from "../normalise.ts";
import { notePair, type Reading } from "./reading.ts";
import { readMessage } from "./read-message.ts";

/** One chunk of history, unpacked by Baileys. */
export type History = {
  chats: Chat[];
  contacts: Contact[];
  messages: proto.IWebMessageInfo[];
  lidPnMappings: LIDMapping[];
  progress?: number | null;
};

/** Everything a chunk says. What cannot be read is counted, not fatal: one odd message must not keep ten thousand from arriving. */
export function readHistory(history: History, reading: Reading): { facts: Facts; unreadable: number } {
  const facts = noFacts();
  let unreadable = 0;
  const each = <T>(items: readonly T[], read: (item: T) => void) => {
    for (const item of items)
      try {
        read(item);
      } catch {
        unreadable += 1;
      }
  };
  each(history.lidPnMappings, ({ lid, pn }) => notePair(toJid(lid), toJid(pn), facts));
  each(history.contacts, (contact) => readContact(contact, { reading, facts }));
  each(history.messages, (message) => readMessage(message, reading, facts));
  const newest = newestPerChat(facts);
  each(history.chats, (chat) => readChat(chat, { newest, reading, facts }));
  return { facts, unreadable };
}

/** A contact under one address, with the other one and whatever names are known. */
export function readContact(
  contact: NonNullable<Batch["contacts"]>[number],
  { reading, facts }: { reading: Pick<Reading, "receivedAt">; facts: Facts },
): void {
  const jid = toJid(contact.id);
  if (!jid || !isPerson(jid)) return;
  notePair(jid, toJid(contact.lid), facts);
  notePair(jid, toJid(contact.phoneNumber), facts);
  const names = {
    name: contact.name === null ? null : toName(contact.name),
    verifiedName: toName(contact.verifiedName),
    pushName: toName(contact.notify),
  };
  if (Object.values(names).some((name) => name !== undefined))
    facts.contacts.push({ jid, noted: reading.receivedAt, ...names });
}

function newestPerChat({ messages }: Facts): ReadonlyMap<Jid, number> {
  const newest = new Map<Jid, number>();
  for (const { chat, at, content } of messages) if (content) newest.set(chat, Math.max(newest.get(chat) ?? 0, at));
  return newest;
}

type ChatReading = { newest: ReadonlyMap<Jid, number>; reading: Reading; facts: Facts };

function readChat(chat: Chat, { newest, reading, facts }: ChatReading): void {
  const jid = toJid(chat.id);
  if (!jid) return;
  notePair(jid, toJid(chat.lidJid), facts);
  notePair(jid, toJid(chat.pnJid), facts);
  const claimed = chat.conversationTimestamp ?? chat.lastMsgTimestamp;
  const lastAt = toMilliseconds(claimed) === undefined ? 0 : toTimes(claimed, reading.receivedAt).at;
  const historyAt = Math.max(1, lastAt, newest.get(jid) ?? 0);
  const counted = { unread: toCount(chat.unreadCount), historyAt, noted: reading.receivedAt };
  facts.chats.push({ jid, ...nameOf(chat, jid), ...counted, ...flagsOf(chat) });
}

const nameOf = (chat: Chat, jid: Jid): Pick<ChatFact, "name"> =>
  chatTypeOf(jid) === "dm" ? {} : { name: toName(chat.name) ?? toName(chat.displayName) };

/** A field that is absent says nothing; one that is present, even false or zero, is meant. */
function flagsOf({ archived, pinned, muteEndTime, markedAsUnread }: Chat): Partial<ChatFact> {
  return {
    ...(archived != null && { archived }),
    ...(pinned != null && { pinned: toPinned(pinned) }),
    ...(muteEndTime != null && { mutedUntil: toMutedUntil(muteEndTime) }),
    ...(markedAsUnread != null && { markedUnread: markedAsUnread }),
  };
}

const ROWS = 1_000;

/** In pieces of at most a thousand rows of a kind, each a transaction; at least one, though it be empty. */
export function piecesOf({ pairs, contacts, chats, messages, ...others }: Facts): Facts[] {
  const cuts = {
    pairs: cut([...new Map(pairs.map((pair) => [`${pair.lid} ${pair.phone}`, pair])).values()]),
    contacts: cut(newestNames(contacts)),
    chats: cut(chats),
    messages: cut(messages),
  };
  const count = Math.max(1, ...Object.values(cuts).map(({ length }) => length));
  return Array.from({ length: count }, (_, index) => ({
    ...noFacts(),
    ...(index === count - 1 && others),
    pairs: cuts.pairs[index] ?? [],
    contacts: cuts.contacts[index] ?? [],
    chats: cuts.chats[index] ?? [],
    messages: cuts.messages[index] ?? [],
  }));
}

/** Each message says what its sender calls itself: once is enough. */
function newestNames(facts: readonly ContactFact[]): ContactFact[] {
  const newest = new Map<string, ContactFact>();
  for (const fact of facts)
    for (const name of ["name", "verifiedName", "pushName"] as const) {
      const before = newest.get(`${name} ${fact.jid}`);
      if (fact[name] !== undefined && !(before && before.noted > fact.noted)) newest.set(`${name} ${fact.jid}`, fact);
    }
  return [...new Set(newest.values())];
}

const cut = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, index) => rows.slice(index * ROWS, (index + 1) * ROWS));
