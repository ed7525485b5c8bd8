import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { proto } from "@whiskeysockets/baileys";
import { lidJid, lidOf, phoneJid } from "../address.ts";
import { jidOf, otherJidOf, type Chat, type Directory, type HistorySource } from "./directory.ts";
import { writeMessages } from "./write-messages.ts";

const { HistorySyncType } = proto.HistorySync;
const deflated = promisify(deflate);
const FIRST_CHUNK = 300;
const CHUNK = 750;
const FASTEST = 3;

/**
 * The phone's history as it reaches a new companion: the newest chats first, then names, then the rest in chunks, the last one with
 * progress 100. Each chat comes once and whole.
 */
export async function* buildHistory(
  source: HistorySource,
  directory: Directory,
): AsyncGenerator<proto.Message.IHistorySyncNotification> {
  const { chats } = directory;
  const first = Math.min(FIRST_CHUNK, Math.ceil(chats.length / 2));
  const starts = [first];
  while ((starts.at(-1) ?? 0) + CHUNK < chats.length) starts.push((starts.at(-1) ?? 0) + CHUNK);
  const progress = (done: number) => (chats.length === 0 ? 100 : Math.min(99, Math.floor((100 * done) / chats.length)));

  yield notification({
    syncType: HistorySyncType.INITIAL_BOOTSTRAP,
    chunkOrder: 1,
    progress: progress(first),
    ...content(source, chats.slice(0, first)),
  });
  yield notification({
    syncType: HistorySyncType.PUSH_NAME,
    chunkOrder: 1,
    progress: progress(first),
    pushnames: pushNames(directory),
  });
  for (const [index, start] of starts.entries()) {
    const last = index === starts.length - 1;
    const part = content(source, chats.slice(start, last ? undefined : start + CHUNK));
    yield notification({
      syncType: HistorySyncType.RECENT,
      chunkOrder: index + 2,
      progress: last ? 100 : progress(start + CHUNK),
      ...part,
    });
  }
}

async function notification(history: proto.IHistorySync): Promise<proto.Message.IHistorySyncNotification> {
  const payload = await deflated(proto.HistorySync.encode(history as proto.HistorySync).finish(), { level: FASTEST }); // safe: encode reads plain objects
  const { syncType, chunkOrder, progress } = history;
  return { syncType: syncType as number, chunkOrder, progress, initialHistBootstrapInlinePayload: payload };
}

function content(
  source: HistorySource,
  chats: Chat[],
): Pick<proto.IHistorySync, "conversations" | "phoneNumberToLidMappings"> {
  return {
    conversations: chats.map((chat) => conversation(source, chat)),
    phoneNumberToLidMappings: chats
      .flatMap(({ person, members }) => (person ? [person, ...members] : members))
      .flatMap(({ phone, lid }) => (phone === undefined ? [] : [{ pnJid: phoneJid(phone), lidJid: lidJid(lid) }])),
  };
}

/** Fields that are off are left out, as the phone does: Baileys lets a zero that is present win over later knowledge. */
function conversation(source: HistorySource, chat: Chat): proto.IConversation {
  const { jid, person, name, unread, newestAt, pinnedAt, mutedUntil } = chat;
  const other = person && otherJidOf(person, chat.addressing);
  return {
    id: jid,
    messages: writeMessages(source, chat).map((message, index) => ({ message, msgOrderId: chat.messages - index })),
    ...(chat.messages > 0 ? { conversationTimestamp: newestAt, lastMsgTimestamp: newestAt } : {}),
    ...(name === undefined ? {} : { name }),
    ...(unread > 0 ? { unreadCount: unread } : {}),
    ...(chat.markedUnread ? { markedAsUnread: true } : {}),
    ...(chat.archived ? { archived: true } : {}),
    ...(pinnedAt === undefined ? {} : { pinned: pinnedAt }),
    ...(mutedUntil === undefined ? {} : { muteEndTime: mutedUntil }),
    ...(other === undefined ? {} : chat.addressing === "lid" ? { pnJid: other } : { lidJid: other }),
    ...(chat.kind === "group" ? { participant: participants(source, chat) } : {}),
  };
}

function participants(source: HistorySource, { members, addressing }: Chat): proto.IGroupParticipant[] {
  const me = addressing === "lid" ? lidJid(lidOf(source.phone)) : phoneJid(source.phone);
  return [
    { userJid: me, rank: proto.GroupParticipant.Rank.ADMIN },
    ...members.map((member) => ({ userJid: jidOf(member, addressing) })),
  ];
}

function pushNames({ people, chats }: Directory): proto.IPushname[] {
  const addressing = new Map(chats.flatMap((chat) => (chat.person ? [[chat.person, chat.addressing]] : [])));
  return people.flatMap((person) =>
    person.pushName === undefined
      ? []
      : [{ id: jidOf(person, addressing.get(person) ?? "pn"), pushname: person.pushName }],
  );
}
