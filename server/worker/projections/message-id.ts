import { hash } from "node:crypto";
import { encodeTime } from "ulid";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME = 10;
const ARRIVAL = 9;
const PLACES = 32 ** 3;

type Arrival = { at: number; receivedAt: number; place: number; history: boolean; key: string };

/**
 * The ULID of a message: its time is WhatsApp's, whole seconds, and what ULIDs leave to chance says in which order messages of one
 * second came: when we received it, its place among what came together, and at last a trace of who it is. History is told newest first.
 */
export function messageId({ at, receivedAt, place, history, key }: Arrival): string {
  const order = history ? PLACES - 1 - (place % PLACES) : place % PLACES;
  const trace = hash("sha1", key, "buffer").readUIntBE(0, 3);
  return encodeTime(at, TIME) + encodeTime(receivedAt, ARRIVAL) + digits(order, 3) + digits(trace, 4);
}

function digits(value: number, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = `${ALPHABET[rest % 32]}${text}`;
  return text;
}
