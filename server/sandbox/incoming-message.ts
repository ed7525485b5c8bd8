import type { proto } from "@whiskeysockets/baileys";
import type { Account } from "./account.ts";
import { isChannelJid, isGroupJid, isLidJid, lidJid, lidOf, userOf } from "./address.ts";
import { contactAt } from "./contact-at.ts";
import type { Draft } from "./write-letter.ts";
import { jidOf, otherJidOf, stranger, type Person } from "./history/directory.ts";

/** Who speaks in a group that the phone was not in when it was linked. */
const STRANGER = "447700900123";

export type Incoming = {
  id: string;
  chat: string;
  sender?: string | undefined;
  message: proto.IMessage;
  by?: Draft["by"];
};

/** What somebody says as it comes to the account, addressed the way the chat is. */
export function incomingMessage(account: Account, incoming: Incoming): Draft {
  const { id, chat, message, by = "signal" } = incoming;
  if (isChannelJid(chat))
    return { id, attributes: { from: chat, server_id: account.state.said }, message, contact: chat, by: "plaintext" };
  const shape = isGroupJid(chat) ? inGroup(account, incoming) : inPersonChat(account, chat);
  return { id, message, by, ...shape };
}

type Shape = Pick<Draft, "attributes" | "contact" | "group">;

function inPersonChat(account: Account, jid: string): Shape {
  const person = personAt(account, jid);
  const addressing = isLidJid(jid) ? "lid" : "pn";
  const other = otherJidOf(person, addressing);
  const alternative = addressing === "lid" ? { sender_pn: other } : { sender_lid: other };
  return {
    attributes: { from: jid, notify: person.pushName, addressing_mode: addressing, ...alternative },
    contact: contactAt(lidJid(person.lid)),
  };
}

function inGroup(account: Account, { chat, sender }: Incoming): Shape {
  const group = account.directory.byJid.get(chat);
  const addressing = group?.addressing ?? (sender !== undefined && isLidJid(sender) ? "lid" : "pn");
  const person =
    sender === undefined
      ? (group?.members[account.state.said % group.members.length] ??
        stranger({ phone: STRANGER, lid: lidOf(STRANGER) }))
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
    group: chat,
    contact: contactAt(lidJid(person.lid)),
  };
}

function personAt({ directory: { byJid, people } }: Account, jid: string): Person {
  const lid = isLidJid(jid) ? userOf(jid) : lidOf(userOf(jid));
  const known = byJid.get(jid)?.person ?? people.find((person) => person.lid === lid);
  return known ?? stranger(isLidJid(jid) ? { phone: undefined, lid } : { phone: userOf(jid), lid });
}
