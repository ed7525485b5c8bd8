import { proto } from "@whiskeysockets/baileys";
import { lidJid, lidOf, phoneJid } from "../address.ts";
import { jidOf, otherJidOf, type Chat, type Directory, type HistorySource } from "./directory.ts";
import { writeNotice } from "./write-notice.ts";
import { writeMessages } from "./write-messages.ts";

const { HistorySyncType } = proto.HistorySync;
const FIRST_CHUNK = 300;

/**
 * The phone's history as it reaches a new companion: the newest chats first, then names, then the rest in chunks, the last one with
 * progress 100. Each chat comes once and whole.
 */
export async function* buildHistory(
  source: HistorySource,
  directory: Directory,
): AsyncGenerator<proto.Message.IHistorySyncNotification> {
  const { chats } = directory;
  const { chunk } = source;
  const first = Math.min(FIRST_CHUNK, chunk, Math.ceil(chats.length / 2));
  const starts = [first];
  while ((starts.at(-1) ?? 0) + chunk < chats.length) starts.push((starts.at(-1) ?? 0) + chunk);
  const progress = (done: number) => (chats.length === 0 ? 100 : Math.min(99, Math.floor((100 * done) / chats.length)));

  yield writeNotice({
    syncType: HistorySyncType.INITIAL_BOOTSTRAP,
    chunkOrder: 1,
    progress: progress(first),
    ...content(source, chats.slice(0, first)),
  });
  yield writeNotice({
    syncType: HistorySyncType.PUSH_NAME,
    chunkOrder: 1,
    progress: progress(first),
    pushnames: pushNames(directory),
  });
  for (const [index, start] of starts.entries()) {
    const last = index === starts.length - 1;
    const part = content(source, chats.slice(start, last ? undefined : start + chunk));
    yield writeNotice({
      syncType: HistorySyncType.RECENT,
      chunkOrder: index + 2,
      progress: last ? 100 : progress(start + chunk),
      ...part,
    });
  }
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

/** Fields that are off are left out (undefined), as the phone does: Baileys lets a zero that is present win over later knowledge. */
function conversation(source: HistorySource, chat: Chat): proto.IConversation {
  const newestAt = chat.messages > 0 ? chat.newestAt : undefined;
  return {
    id: chat.jid,
    messages: writeMessages(source, chat)
      .slice(0, source.perChat)
      .map((message, index) => ({ message, msgOrderId: chat.messages - index })),
    conversationTimestamp: newestAt,
    lastMsgTimestamp: newestAt,
    name: chat.name,
    unreadCount: chat.unread || undefined,
    markedAsUnread: chat.markedUnread || undefined,
    ...(source.settingsBy === "appState" ? {} : settings(chat)),
    participant: chat.kind === "group" ? participants(source, chat) : undefined,
    ...otherAddress(chat),
  };
}

const settings = ({ archived, pinnedAt, mutedUntil }: Chat): proto.IConversation => ({
  archived: archived || undefined,
  pinned: pinnedAt,
  muteEndTime: mutedUntil,
});

function otherAddress({ person, addressing }: Chat): Pick<proto.IConversation, "pnJid" | "lidJid"> {
  const other = person && otherJidOf(person, addressing);
  return addressing === "lid" ? { pnJid: other } : { lidJid: other };
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
