import { normalizeMessageContent, proto } from "@whiskeysockets/baileys";
import { chatTypeOf, isGroup, isPerson, type Jid } from "@/server/jid.ts";
import type { Facts, MessageFact, MessageKey } from "../facts.ts";
import { toJid, toMessageId, toMilliseconds, toName, toTimes } from "../normalise.ts";
import { type Content, readContent } from "./read-content.ts";
import { type Context, isMe, type Me, notePair, type RawMessage, type Reading, statusOf } from "./reading.ts";
import { readProtocol } from "./read-protocol.ts";

const { StubType } = proto.WebMessageInfo;
const MISSED_CALLS: ReadonlySet<number> = new Set([
  StubType.CALL_MISSED_VOICE,
  StubType.CALL_MISSED_VIDEO,
  StubType.CALL_MISSED_GROUP_VOICE,
  StubType.CALL_MISSED_GROUP_VIDEO,
]);
const REVOKED: ReadonlySet<number> = new Set([StubType.REVOKE, StubType.ADMIN_REVOKE]);
const [UNKNOWN, CIPHERTEXT, SUBJECT]: readonly number[] = [
  StubType.UNKNOWN,
  StubType.CIPHERTEXT,
  StubType.GROUP_CHANGE_SUBJECT,
];
const DELIVERED: number = proto.WebMessageInfo.Status.DELIVERY_ACK;
const COUNTED: ReadonlySet<number> = new Set([...MISSED_CALLS, ...REVOKED, StubType.CIPHERTEXT]);

/** Adds what one message says to the facts. */
export function readMessage(raw: RawMessage, reading: Reading, facts: Facts): void {
  const key = keyOf(raw, reading.me);
  if (!key) return;
  notePeople(raw, key, { reading, facts });
  const inner = normalizeMessageContent(raw.message ?? undefined);
  const context = { raw, key, reading, facts, readAgain: (resent: RawMessage) => readMessage(resent, reading, facts) };
  if (inner?.protocolMessage) readProtocol(inner.protocolMessage, context);
  else if (inner?.reactionMessage) readReaction(inner.reactionMessage, context);
  else readShown(inner, context);
}

function readShown(inner: proto.IMessage | undefined, { raw, key, reading, facts }: Context): void {
  const message = messageOf(raw, key, { inner, ...reading });
  if (!message) return;
  facts.messages.push(message);
  // Who answers on the phone has read; in history the count says what was read.
  if (message.fromMe && message.content && !message.history)
    facts.reads.push({ chat: message.chat, at: message.at, noted: reading.receivedAt });
  for (const { key: from, text, senderTimestampMs } of raw.reactions ?? [])
    readReaction({ key: raw.key, text, senderTimestampMs }, { raw, key: reactor(key, from), reading, facts });
  if (message.fromMe && isGroup(message.chat)) noteReceipts(raw, message, { reading, facts });
}

/** In history an own message to a group says how far it got with each. */
function noteReceipts({ userReceipt }: RawMessage, { chat, waId }: MessageKey, { reading, facts }: Noting): void {
  for (const { userJid, receiptTimestamp, readTimestamp, playedTimestamp } of userReceipt ?? []) {
    const participant = toJid(userJid);
    if (!participant || isMe(participant, reading.me)) continue;
    const furthest = [receiptTimestamp, readTimestamp, playedTimestamp].findLastIndex(
      (time) => toMilliseconds(time) !== undefined,
    );
    if (furthest >= 0) facts.receipts.push({ chat, waId, participant, status: DELIVERED + furthest });
  }
}

/** Where a message belongs and who sent it; undefined when its addresses are none of ours. */
function keyOf({ key, participant }: RawMessage, me: Me): MessageKey | undefined {
  const remote = toJid(key?.remoteJid);
  const waId = toMessageId(key?.id);
  if (!remote || !waId) return undefined;
  const sender = toJid(key?.participant) ?? toJid(participant);
  const fromMe = key?.fromMe === true || isMe(sender, me);
  return placeOf(remote, { waId, fromMe, sender });
}

type Sending = { waId: string; fromMe: boolean; sender: Jid | undefined };

function placeOf(remote: Jid, { waId, fromMe, sender }: Sending): MessageKey | undefined {
  const type = chatTypeOf(remote);
  // What somebody sends to a broadcast list arrives as a message of theirs.
  if (type === "broadcast" && !fromMe) return sender && { chat: sender, waId, fromMe, participant: "" };
  const spokenFor = type === "dm" || fromMe;
  return { chat: remote, waId, fromMe, participant: spokenFor ? "" : (sender ?? "") };
}

/** A message also says which phone number and hidden number are one person, and what that person calls itself. */
function notePeople(
  { key: named, pushName, verifiedBizName, messageTimestamp: sentAt }: RawMessage,
  key: MessageKey,
  { reading, facts }: Noting,
) {
  noteAlternative(named?.remoteJid, named?.remoteJidAlt, { reading, facts });
  noteAlternative(named?.participant, named?.participantAlt, { reading, facts });
  const person = key.participant === "" ? key.chat : key.participant;
  const names = { pushName: toName(pushName), verifiedName: toName(verifiedBizName) };
  if (!key.fromMe && isPerson(person) && (names.pushName ?? names.verifiedName))
    facts.contacts.push({ jid: person, ...names, noted: toTimes(sentAt, reading.receivedAt).at });
}

type Noting = Pick<Context, "reading" | "facts">;

/** What the phone itself sends names the chat and, as its alternative, the phone: those two are not one person. */
function noteAlternative(address: unknown, alternative: unknown, { reading, facts }: Noting): void {
  const [one, other] = [toJid(address), toJid(alternative)];
  if (isMe(one, reading.me) === isMe(other, reading.me)) notePair(one, other, facts);
}

type Reaction = { key?: proto.IMessageKey | null; text?: string | null; senderTimestampMs?: unknown };

type ReactionContext = Omit<Context, "readAgain">;

function readReaction(
  { key: target, text, senderTimestampMs }: Reaction,
  { raw, key, reading, facts }: ReactionContext,
): void {
  const waId = toMessageId(target?.id);
  const sender = senderOf(key, reading.me);
  if (!waId || !sender) return;
  const { at } = toTimes(toMilliseconds(senderTimestampMs) ?? raw.messageTimestamp, reading.receivedAt);
  facts.reactions.push({ chat: key.chat, waId, sender, emoji: toName(text) ?? "", at });
}

/** Who sent a message; undefined where only a group is known. */
function senderOf({ fromMe, participant, chat }: MessageKey, me: Me): Jid | undefined {
  if (fromMe) return me.jid;
  if (participant !== "") return participant;
  return isPerson(chat) ? chat : undefined;
}

/** In history a message carries its reactions, each with the key of whoever reacted. */
const reactor = (message: MessageKey, from: proto.IMessageKey | null | undefined): MessageKey => ({
  ...message,
  fromMe: from?.fromMe === true,
  participant: toJid(from?.participant) ?? "",
});

type Reader = Reading & { inner: proto.IMessage | undefined };

function messageOf(raw: RawMessage, key: MessageKey, reader: Reader): MessageFact | undefined {
  const stub: number = raw.messageStubType ?? StubType.UNKNOWN;
  const seen = reader.inner && readContent(reader.inner);
  if (!seen && stub === UNKNOWN) return undefined;
  return {
    ...key,
    ...(seen ?? lineOf(raw, stub)),
    ...toTimes(raw.messageTimestamp, reader.receivedAt),
    status: key.fromMe ? statusOf(raw.status) : null,
    deleted: REVOKED.has(stub),
    content: seen !== undefined || COUNTED.has(stub),
    // What says nothing, as the key that came with what could not be read, is no content either.
    payload: seen && raw.message ? Buffer.from(proto.Message.encode(raw.message).finish()) : null,
    history: reader.history,
    receivedAt: reader.receivedAt,
  };
}

/** A message without content: a missed call, one that cannot be read, or a line about the chat. */
function lineOf(raw: RawMessage, stub: number): Content {
  const hidden = stub === CIPHERTEXT || REVOKED.has(stub);
  const type = MISSED_CALLS.has(stub) ? "call" : hidden ? "unsupported" : "system";
  // A subject is shown; other parameters are structures and error texts.
  const subject = stub === SUBJECT ? toName(raw.messageStubParameters?.[0]) : undefined;
  return { type, body: subject ?? null, media: null, quoted: null, mentions: [] };
}
