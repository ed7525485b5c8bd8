import { proto } from "@whiskeysockets/baileys";
import type { Chat, HistorySource } from "./directory.ts";
import { writeNotice } from "./write-notice.ts";
import { writeMessages } from "./write-messages.ts";

const { HistorySyncType } = proto.HistorySync;
const MOST = 50;

/** The messages of a chat before the one named (before its time, when it is not of the phone's history), as many as asked for. */
export function buildOlder(
  source: HistorySource,
  chat: Chat,
  wanted: proto.Message.PeerDataOperationRequestMessage.IHistorySyncOnDemandRequest,
): Promise<proto.Message.IHistorySyncNotification> {
  const all = writeMessages(source, chat);
  const known = all.findIndex(({ key }) => key?.id === wanted.oldestMsgId);
  const before = Number(wanted.oldestMsgTimestampMs ?? 0) / 1_000;
  const older =
    known < 0 ? all.filter(({ messageTimestamp }) => Number(messageTimestamp) < before) : all.slice(known + 1);
  const messages = older.slice(0, wanted.onDemandMsgCount ?? MOST).map((message) => ({ message }));
  return writeNotice({
    syncType: HistorySyncType.ON_DEMAND,
    chunkOrder: 1,
    progress: 100,
    conversations: [{ id: chat.jid, messages }],
  });
}
