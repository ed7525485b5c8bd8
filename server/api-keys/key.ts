import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** The form of a key: `wa_`, 32 random base62 characters, and 6 of CRC-32 over what precedes, so that junk is told apart without a query. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const RANDOM = 32;
const CHECK = 6;
const SHAPE = /^wa_[0-9A-Za-z]{38}$/;

export function makeKey(): string {
  const body = `wa_${randomDigits(RANDOM)}`;
  return body + checkOf(body);
}

export const isWellFormed = (key: string): boolean =>
  SHAPE.test(key) && checkOf(key.slice(0, -CHECK)) === key.slice(-CHECK);

/** What is stored: the key has 190 bits of randomness, so a plain SHA-256 cannot be reversed. */
export const hashOf = (key: string): Buffer => createHash("sha256").update(key).digest();

/** What a key is recognised by in a list. */
export const prefixOf = (key: string): string => key.slice(0, 8);

function checkOf(body: string): string {
  let rest = crc32(body);
  let digits = "";
  for (let place = 0; place < CHECK; place++) {
    digits = DIGITS.charAt(rest % DIGITS.length) + digits;
    rest = Math.floor(rest / DIGITS.length);
  }
  return digits;
}

/** Bytes above the largest multiple of 62 are thrown away: taking them modulo 62 would favour the first digits. */
function randomDigits(count: number): string {
  let digits = "";
  while (digits.length < count) {
    const usable = [...randomBytes(count)].filter((byte) => byte < 4 * DIGITS.length);
    digits += usable.map((byte) => DIGITS.charAt(byte % DIGITS.length)).join("");
  }
  return digits.slice(0, count);
}
