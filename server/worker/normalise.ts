import { findJid, type Jid } from "@/server/jid.ts";

/** Whatever WhatsApp puts into a field, as one of our values: every odd number, text and address is settled here. */

export const FOR_EVER = 253_402_300_799_999; // 9999-12-31, which the wire shows for a mute without an end
const MAX_SECONDS = 100_000_000_000; // the year 5138; what is larger was milliseconds
const FUTURE_ALLOWED = 5 * 60_000;
const MAX_NAME = 1_024;
const MAX_ID = 256; // of addresses and ids, so that they fit an index
const MAX_INTEGER = 2_147_483_647;

/** A Long, a numeric string, a number or a bigint; undefined for anything that is not a finite number. */
export function toNumber(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string") return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  return isLong(value) ? longOf(value) : undefined;
}

type LongLike = { low: number; high: number; unsigned?: boolean };
const isLong = (value: unknown): value is LongLike =>
  typeof value === "object" &&
  value !== null &&
  "low" in value &&
  "high" in value &&
  typeof value.low === "number" &&
  typeof value.high === "number";

const longOf = ({ low, high, unsigned }: LongLike) => (unsigned ? high >>> 0 : high) * 2 ** 32 + (low >>> 0);

/** Seconds or milliseconds, whichever they are, as epoch milliseconds between 0 and the year 9999; undefined when there is no time. */
export function toMilliseconds(value: unknown): number | undefined {
  const number = toNumber(value);
  if (number === undefined) return undefined;
  const milliseconds = Math.floor(number < MAX_SECONDS ? number * 1_000 : number);
  return milliseconds < 1 ? undefined : Math.min(milliseconds, FOR_EVER);
}

/** The sender's own claim and the time to sort by: no later than five minutes after it was received. */
export function toTimes(claimed: unknown, receivedAt: number): { at: number; sentAt: number } {
  const sentAt = toMilliseconds(claimed) ?? receivedAt;
  return { at: Math.min(sentAt, receivedAt + FUTURE_ALLOWED), sentAt };
}

/** Until when a chat is silent, epoch milliseconds; null when it is not. For ever is -1, in history its unsigned form. */
export function toMutedUntil(value: unknown): number | null {
  const number = toNumber(value) ?? 0;
  return number < 0 ? FOR_EVER : (toMilliseconds(number) ?? null);
}

/** Pinned is a time in seconds or milliseconds, or a flag. */
export const toPinned = (value: unknown): boolean => value === true || (toNumber(value) ?? 0) > 0;

/** A count that fits its column. */
export const toCount = (value: unknown): number => Math.min(Math.max(Math.trunc(toNumber(value) ?? 0), 0), MAX_INTEGER);

/** The number of a colour, of which WhatsApp has few; null when there is none. */
export function toColor(value: unknown): number | null {
  const number = toNumber(value);
  return number === undefined || number < 0 || number > MAX_INTEGER ? null : Math.trunc(number);
}

/** A size or length in whole units; null when it is unknown. */
export function toSize(value: unknown): number | null {
  const number = toNumber(value);
  return number === undefined || number < 0 ? null : Math.min(Math.trunc(number), Number.MAX_SAFE_INTEGER);
}

/** Text that PostgreSQL and JSON take: no NUL, no half of a surrogate pair. Undefined when nothing is left. */
export function toText(value: unknown): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const text = value.replaceAll("\0", "").toWellFormed();
  return text === "" ? undefined : text;
}

/** A name: text of one line's worth, cut where it is absurdly long. */
export function toName(value: unknown): string | undefined {
  const text = toText(value)?.trim();
  return text ? (toText(text.slice(0, MAX_NAME)) ?? undefined) : undefined;
}

/** An address without device, in today's spelling; hosted accounts are the people they belong to. */
export function toJid(value: unknown): Jid | undefined {
  if (typeof value !== "string" || value.length > MAX_ID) return undefined;
  return findJid(
    value
      .toWellFormed()
      .replace(/@hosted\.lid$/, "@lid")
      .replace(/@hosted$/, "@s.whatsapp.net"),
  );
}

/** A message id; WhatsApp's are 16 to 32 characters. */
export const toMessageId = (value: unknown): string | undefined => toText(toText(value)?.slice(0, MAX_ID));

/** What bytes within a message hold; undefined when they are nothing of that kind. */
export function toDecoded<T>(kind: { decode: (bytes: Uint8Array) => T }, bytes: Uint8Array): T | undefined {
  try {
    return kind.decode(bytes);
  } catch {
    return undefined;
  }
}
