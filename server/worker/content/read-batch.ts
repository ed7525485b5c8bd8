import { proto } from "@whiskeysockets/baileys";
import { chatTypeOf, type Jid } from "@/server/jid.ts";
import type { Batch } from "../batch.ts";
import { type ChatFact, type Facts, noFacts } from "../facts.ts";
import { toJid, toMessageId, toMutedUntil, toName, toPinned } from "../normalise.ts";
import { readGroups } from "./read-groups.ts";
import { readContact } from "./read-history.ts";
import { readLabels } from "./read-labels.ts";
import { isMe, notePair, type Reading, statusOf } from "./reading.ts";
import { readMessage } from "./read-message.ts";

const READ: number = proto.WebMessageInfo.Status.READ;

/** What a batch of events says. */
export function readBatch(batch: Batch, reading: Reading): Facts {
  const facts = noFacts();
  const into = { facts, reading, resync: batch.resync === true };
  batch.pairs?.forEach(({ lid, pn }) => notePair(toJid(lid), toJid(pn), facts));
  batch.contacts?.forEach((contact) => readContact(contact, into));
  batch.messages?.forEach((message) => readStored(message, into));
  batch.chats?.forEach((chat) => readChat(chat, into));
  batch.statuses?.forEach((update) => readStatus(update, into));
  batch.reads?.forEach(({ chat, ids }) => readRead(toJid(chat), ids, into));
  batch.receipts?.forEach((receipt) => readReceipt(receipt, into));
  batch.removed?.forEach((key) => readRemoval(key, facts));
  batch.deleted?.forEach((id) => noteDeleted(toJid(id), into));
  readLabels(batch, into);
  readGroups(batch, into);
  return facts;
}

/** The key is kept beside the message: it names addresses for which the message has no field. */
function readStored({ key, info }: NonNullable<Batch["messages"]>[number], { facts, reading }: Into): void {
  readMessage(Object.assign(proto.WebMessageInfo.decode(info), { key }), reading, facts);
}

type BatchChat = NonNullable<Batch["chats"]>[number];

type Into = { facts: Facts; reading: Reading; resync: boolean };

function readChat(chat: BatchChat, { facts, reading, resync }: Into): void {
  const jid = toJid(chat.id);
  if (!jid) return;
  const { archived, pinned, muteEndTime, unreadCount } = chat;
  facts.chats.push({
    jid,
    noted: reading.receivedAt,
    ...nameOf(chat, jid),
    ...(chat.exists && { exists: true }),
    ...(archived != null && { archived }),
    ...(pinned !== undefined && { pinned: toPinned(pinned) }),
    ...(muteEndTime !== undefined && { mutedUntil: toMutedUntil(muteEndTime) }),
    ...(unreadCount != null && { markedUnread: unreadCount < 0 }),
  });
  // Told again what was read long ago, we must not take what came since for read.
  if (unreadCount === 0 && !resync) facts.reads.push({ chat: jid, noted: reading.receivedAt });
}

function nameOf({ name }: BatchChat, jid: Jid): Partial<ChatFact> {
  const given = chatTypeOf(jid) === "dm" ? undefined : toName(name);
  return given === undefined ? {} : { name: given };
}

function readStatus({ key, status }: NonNullable<Batch["statuses"]>[number], { facts, reading }: Into): void {
  const chat = toJid(key.remoteJid);
  const waId = toMessageId(key.id);
  const known = statusOf(status);
  if (!chat || !waId || known === null) return;
  if (key.fromMe) facts.statuses.push({ chat, waId, status: known });
  else if (known >= READ) facts.reads.push({ chat, waId, noted: reading.receivedAt });
}

function readRead(chat: Jid | undefined, ids: readonly string[], { facts, reading }: Into): void {
  const known = ids.flatMap((id) => toMessageId(id) ?? []);
  if (chat) facts.reads.push(...known.map((waId) => ({ chat, waId, noted: reading.receivedAt })));
}

function readReceipt({ key, by, status }: NonNullable<Batch["receipts"]>[number], { facts, reading }: Into): void {
  const [chat, waId, participant] = [toJid(key.remoteJid), toMessageId(key.id), toJid(by)];
  const known = statusOf(status);
  if (!key.fromMe || !chat || !waId || !participant || known === null || isMe(participant, reading.me)) return;
  facts.receipts.push({ chat, waId, participant, status: known });
}

function readRemoval({ remoteJid, id, fromMe }: NonNullable<Batch["removed"]>[number], facts: Facts): void {
  const [chat, waId] = [toJid(remoteJid), toMessageId(id)];
  if (chat && waId) facts.removals.push({ chat, waId, fromMe: fromMe === true });
}

/**
 * A chat that is deleted on the phone leaves the copy with all that had been told of it until then, as it leaves the phone's other
 * devices; what is told afterwards makes it anew. That a chat was only emptied Baileys does not tell.
 */
function noteDeleted(jid: Jid | undefined, { facts, reading }: Into): void {
  if (jid) facts.deletedChats.push({ jid, noted: reading.receivedAt });
}
