import { deflateSync, inflateSync } from "node:zlib";
import type { proto } from "@whiskeysockets/baileys";
import { fieldsOf, writeField } from "./content/protobuf-fields.ts";

const FASTEST = 1;
/** Field numbers of HistorySync, Conversation, HistorySyncMsg, WebMessageInfo and MessageKey. */
const [CONVERSATIONS, MESSAGES, MESSAGE, KEY, FROM_ME] = [2, 2, 1, 1, 2];

/**
 * Takes the messages out of a chunk of history that came within its notice, before Baileys unpacks it: the projector reads them from the
 * inbox. What Baileys looks at stays: chats, who is who, tokens, and of each chat the newest message that came in and the newest of our
 * own. What cannot be read stays as it is.
 */
export function lightenHistory(notification: proto.Message.IHistorySyncNotification): void {
  const payload = notification.initialHistBootstrapInlinePayload;
  if (!payload || payload.length === 0) return;
  try {
    const light = withoutMessages(inflateSync(payload));
    notification.initialHistBootstrapInlinePayload = deflateSync(light, { level: FASTEST });
  } catch {
    return; // Baileys will say what is wrong with it
  }
}

const withoutMessages = (history: Buffer): Buffer =>
  Buffer.concat(
    fieldsOf(history).map(({ number, begin, from, end }) =>
      number === CONVERSATIONS
        ? writeField(CONVERSATIONS, withFewMessages(history.subarray(from, end)))
        : history.subarray(begin, end),
    ),
  );

function withFewMessages(chat: Buffer): Buffer {
  const seen = new Set<boolean>();
  const isKept = (item: () => Buffer) => seen.size < 2 && seen.size < seen.add(isOwn(item())).size;
  const kept = fieldsOf(chat).filter(
    ({ number, from, end }) => number !== MESSAGES || isKept(() => chat.subarray(from, end)),
  );
  return Buffer.concat(kept.map(({ begin, end }) => chat.subarray(begin, end)));
}

function isOwn(item: Buffer): boolean {
  const message = find(item, MESSAGE);
  const key = message && find(message, KEY);
  return key !== undefined && find(key, FROM_ME)?.[0] === 1;
}

function find(message: Buffer, wanted: number): Buffer | undefined {
  const field = fieldsOf(message).find(({ number }) => number === wanted);
  return field && message.subarray(field.from, field.end);
}
