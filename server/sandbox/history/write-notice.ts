import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { proto } from "@whiskeysockets/baileys";

const { HistorySyncType } = proto.HistorySync;
type Chunk = proto.IHistorySync & { syncType: keyof typeof NOTICE };
/** The same types under the notification's own enum. */
const NOTICE = {
  [HistorySyncType.INITIAL_BOOTSTRAP]: proto.Message.HistorySyncType.INITIAL_BOOTSTRAP,
  [HistorySyncType.PUSH_NAME]: proto.Message.HistorySyncType.PUSH_NAME,
  [HistorySyncType.RECENT]: proto.Message.HistorySyncType.RECENT,
  [HistorySyncType.ON_DEMAND]: proto.Message.HistorySyncType.ON_DEMAND,
} as const;
const deflated = promisify(deflate);
const FASTEST = 3;

/** A piece of history as the phone announces it, its content inside. */
export async function writeNotice(history: Chunk): Promise<proto.Message.IHistorySyncNotification> {
  const payload = await deflated(proto.HistorySync.encode(history).finish(), { level: FASTEST });
  const { syncType, chunkOrder, progress } = history;
  return { syncType: NOTICE[syncType], chunkOrder, progress, initialHistBootstrapInlinePayload: payload };
}
