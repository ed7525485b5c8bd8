import { deflateSync, inflateSync } from "node:zlib";
import type { proto } from "@whiskeysockets/baileys";

const FASTEST = 1;
/** Field numbers of HistorySync, Conversation, HistorySyncMsg, WebMessageInfo and MessageKey. */
const [CONVERSATIONS, MESSAGES, MESSAGE, KEY, FROM_ME] = [2, 2, 1, 1, 2];

/**
 * Takes the messages out of a chunk of history that came within its notice, before Baileys unpacks it: the projector reads them from the
 * inbox. What Baileys looks at stays: chats, who is who, tokens, and of each chat its newest message, the newest that came in and the
 * newest of our own. What cannot be read stays as it is.
 */
export function lightenHistory(notification: proto.Message.IHistorySyncNotification): void {
  const payload = notification.initialHistBootstrapInlinePayload;
  if (!payload || payload.length === 0) return;
  try {
    const light = Buffer.concat(withoutMessages(inflateSync(payload)));
    notification.initialHistBootstrapInlinePayload = deflateSync(light, { level: FASTEST });
  } catch {
    return; // Baileys will say what is wrong with it
  }
}

function withoutMessages(history: Buffer): Buffer[] {
  return fieldsOf(history).flatMap(({ number, whole, content }) => {
    if (number !== CONVERSATIONS) return [whole];
    const chat = Buffer.concat(withFewMessages(content));
    return [varint(CONVERSATIONS * 8 + LENGTH), varint(chat.length), chat];
  });
}

function withFewMessages(chat: Buffer): Buffer[] {
  const seen = new Set<boolean>();
  return fieldsOf(chat).flatMap(({ number, whole, content }) => {
    if (number !== MESSAGES) return [whole];
    if (seen.size === 2) return [];
    const own = isOwn(content);
    if (seen.has(own)) return [];
    seen.add(own);
    return [whole];
  });
}

function isOwn(item: Buffer): boolean {
  const message = find(item, MESSAGE);
  const key = message && find(message, KEY);
  const flag = key && find(key, FROM_ME);
  return flag?.[0] === 1;
}

const find = (message: Buffer, wanted: number): Buffer | undefined =>
  fieldsOf(message).find(({ number }) => number === wanted)?.content;

type Field = { number: number; whole: Buffer; content: Buffer };
const [VARINT, LONG, LENGTH, INTEGER] = [0, 1, 2, 5];

/** The fields of a protobuf message as they are written (protobuf.dev, "Encoding"). Throws where they are not. */
function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const number = (): number => {
    let [value, weight] = [0, 1];
    for (;;) {
      const byte = message.readUInt8(at++);
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      weight *= 128;
    }
  };
  const skip = (kind: number): void => {
    if (kind === VARINT) number();
    else if (kind === LONG) at += 8;
    else if (kind === INTEGER) at += 4;
    else throw new Error(`a field of kind ${kind}`);
  };
  while (at < message.length) {
    const begin = at;
    const tag = number();
    const length = tag % 8 === LENGTH ? number() : undefined;
    const from = at;
    if (length === undefined) skip(tag % 8);
    else at += length;
    if (at > message.length) throw new Error("a field without its end");
    fields.push({
      number: Math.floor(tag / 8),
      whole: message.subarray(begin, at),
      content: message.subarray(from, at),
    });
  }
  return fields;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}
