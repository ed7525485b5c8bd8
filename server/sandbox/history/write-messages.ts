import { proto } from "@whiskeysockets/baileys";
import { lidJid, lidOf, phoneJid } from "../address.ts";
import { randomFrom, type Random } from "../random.ts";
import { jidOf, type Chat, type HistorySource, type Person } from "./directory.ts";
import { fillPhrase } from "./fill-phrase.ts";
import { writeContent } from "./write-content.ts";

const { Status, StubType } = proto.WebMessageInfo;

/** A chat's messages as the phone has them, newest first. The newest `unread` ones are somebody else's. */
export function writeMessages(source: HistorySource, chat: Chat): proto.IWebMessageInfo[] {
  const random = randomFrom(`messages ${source.seed} ${chat.index}`);
  const written: proto.IWebMessageInfo[] = [];
  let at = chat.newestAt;
  for (let age = 0; age < chat.messages; age += 1) {
    written.push(writeMessage({ random, source, chat }, { age, at }));
    at -= 1 + random.below(random.chance(0.2) ? 90_000 : 900);
  }
  quoteEarlier(random, written);
  return written;
}

type Desk = { random: Random; source: HistorySource; chat: Chat };

function writeMessage(desk: Desk, { age, at }: { age: number; at: number }): proto.IWebMessageInfo {
  const { random, source, chat } = desk;
  const plain = age < Math.max(1, chat.unread);
  if (!plain && random.chance(0.01)) return writeSystemLine(desk, at);
  const mine = chat.kind !== "channel" && age >= chat.unread && random.chance(0.4);
  const message = writeContent(random, { chat, fromMe: mine, hostile: source.hostile && chat.index < 8 });
  return { messageTimestamp: at, message, ...(mine ? signMine(desk) : signTheirs(desk)) };
}

function signMine({ random, source: { phone }, chat }: Desk): proto.IWebMessageInfo {
  const me = chat.addressing === "lid" ? lidJid(lidOf(phone)) : phoneJid(phone);
  const participant = chat.kind === "group" ? me : undefined;
  const status = random.chance(0.8) ? Status.READ : Status.DELIVERY_ACK;
  return { key: { remoteJid: chat.jid, fromMe: true, id: messageId(random), participant }, participant, status };
}

function signTheirs(desk: Desk): proto.IWebMessageInfo {
  const { random, chat } = desk;
  const author = authorOf(desk);
  const participant = author && chat.kind === "group" ? jidOf(author, chat.addressing) : undefined;
  return {
    key: { remoteJid: chat.jid, fromMe: false, id: messageId(random), participant },
    participant,
    pushName: author?.pushName,
    reactions: random.chance(0.02) ? [reaction(random, chat)] : undefined,
  };
}

function authorOf({ random, chat }: Desk): Person | undefined {
  return chat.kind === "group" ? chat.members[random.below(chat.members.length)] : chat.person;
}

function writeSystemLine({ random, chat }: Desk, at: number): proto.IWebMessageInfo {
  const key = { remoteJid: chat.jid, fromMe: false, id: messageId(random) };
  const [member] = chat.members;
  if (chat.kind !== "group" || !member)
    return { key, messageTimestamp: at, messageStubType: StubType.E2E_ENCRYPTED, messageStubParameters: [] };
  const participant = jidOf(member, chat.addressing);
  return {
    key: { ...key, participant },
    participant,
    messageTimestamp: at,
    messageStubType: StubType.GROUP_CHANGE_SUBJECT,
    messageStubParameters: [chat.name ?? ""],
  };
}

const reaction = (random: Random, chat: Chat): proto.IReaction => ({
  key: { remoteJid: chat.jid, fromMe: true, id: messageId(random) },
  text: random.pick(["👍", "❤️", "😂", "🙏", "🎉"]),
});

/** Some answers show what they answer: an older message of the same chat. */
function quoteEarlier(random: Random, newestFirst: proto.IWebMessageInfo[]): void {
  for (const [index, message] of newestFirst.entries()) {
    const text = message.message?.conversation;
    const quoted = newestFirst[index + 1 + random.below(4)];
    if (text && quoted?.message && random.chance(0.08))
      message.message = { extendedTextMessage: { text, contextInfo: quote(quoted) } };
  }
}

const quote = ({ key, message }: proto.IWebMessageInfo): proto.IContextInfo => ({
  stanzaId: key?.id,
  participant: key?.participant ?? key?.remoteJid,
  quotedMessage: message,
});

const messageId = (random: Random): string => (random.chance(0.5) ? `3A${random.hex(9)}` : `AC${random.hex(15)}`);

/** What somebody might write in this chat right now. */
export const writeLiveText = (random: Random, chat: Chat | undefined): string =>
  fillPhrase(random, chat?.language ?? "en", "customer");
