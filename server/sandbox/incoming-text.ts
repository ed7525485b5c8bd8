import type { proto } from "@whiskeysockets/baileys";
import type { Account } from "./account.ts";
import { isChannelJid, isGroupJid, isLidJid, lidOf, userOf } from "./address.ts";
import { contactAt } from "./contact-at.ts";
import type { Draft } from "./delivery.ts";
import { contactOf, jidOf, otherJidOf, stranger, type Person } from "./history/directory.ts";

export type Incoming = {
  id: string;
  chat: string;
  sender?: string | undefined;
  text: string;
  plaintext?: boolean | undefined;
};

/** Somebody's text as it comes to the account, addressed the way the chat is. */
export function incomingText(account: Account, incoming: Incoming): Draft {
  const { id, chat, text } = incoming;
  const message: proto.IMessage = { conversation: text };
  if (isChannelJid(chat))
    return { id, attributes: { from: chat, server_id: account.state.said }, message, contact: chat, plaintext: true };
  const shape = isGroupJid(chat) ? inGroup(account, incoming) : inPersonChat(account, chat);
  return { id, message, plaintext: incoming.plaintext ?? false, ...shape };
}

type Shape = Pick<Draft, "attributes" | "contact">;

function inPersonChat(account: Account, jid: string): Shape {
  const person = personAt(account, jid);
  const addressing = isLidJid(jid) ? "lid" : "pn";
  const other = otherJidOf(person, addressing);
  const alternative = addressing === "lid" ? { sender_pn: other } : { sender_lid: other };
  return {
    attributes: { from: jid, notify: person.pushName, addressing_mode: addressing, ...alternative },
    contact: contactOf(person),
  };
}

function inGroup(account: Account, { chat, sender }: Incoming): Shape {
  const group = account.directory.byJid.get(chat);
  const addressing = group?.addressing ?? (sender !== undefined && isLidJid(sender) ? "lid" : "pn");
  const person =
    sender === undefined
      ? (group?.members[account.state.said % group.members.length] ?? stranger("447700900123"))
      : personAt(account, sender);
  const other = otherJidOf(person, addressing);
  const alternative = addressing === "lid" ? { participant_pn: other } : { participant_lid: other };
  return {
    attributes: {
      from: chat,
      participant: jidOf(person, addressing),
      notify: person.pushName,
      addressing_mode: addressing,
      ...alternative,
    },
    contact: contactOf(person),
  };
}

function personAt(account: Account, jid: string): Person {
  const { byJid, people } = account.directory;
  const contact = contactAt(account, jid);
  const known = byJid.get(jid)?.person ?? people.find((person) => contactOf(person) === contact);
  if (known) return known;
  return contact.startsWith("lid-")
    ? { ...stranger(""), phone: undefined, lid: userOf(jid) }
    : { ...stranger(contact), lid: lidOf(contact) };
}
