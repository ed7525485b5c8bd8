import { fieldsOf } from "./protobuf-fields.ts";

/** Field numbers of HistorySync. */
const [SYNC_TYPE, CONVERSATIONS] = [1, 2];
const SLICE_BYTES = 32_000; // some hundred messages: read in a few milliseconds

/**
 * A chunk of history in small ones, each decoded by itself: first all that is not a chat, then the chats, whole. A chunk decoded at once
 * would be tens of megabytes, and nothing else would happen meanwhile.
 */
export function slicesOf(history: Buffer): Buffer[] {
  const fields = fieldsOf(history);
  const bytesOf = ({ begin, end }: { begin: number; end: number }) => history.subarray(begin, end);
  const others = fields.filter(({ number }) => number !== CONVERSATIONS);
  const kind = others.filter(({ number }) => number === SYNC_TYPE);
  const slices = [others.map(bytesOf)];
  let room = 0;
  for (const chat of fields) {
    if (chat.number !== CONVERSATIONS) continue;
    if (room <= 0) {
      slices.push(kind.map(bytesOf));
      room = SLICE_BYTES;
    }
    slices.at(-1)?.push(bytesOf(chat));
    room -= chat.end - chat.begin;
  }
  return slices.map((parts) => Buffer.concat(parts));
}
