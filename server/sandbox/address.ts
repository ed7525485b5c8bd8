import { jidDecode, jidEncode } from "@whiskeysockets/baileys";

const NUMBERS = 10n ** 15n;
const FACTOR = 618_033_988_749_897n;
const INVERSE = inverse(FACTOR);

/** Everybody's LID follows from the phone number, and back: the directory of this WhatsApp needs no table. 16 digits. */
export const lidOf = (phone: string): string => `1${((BigInt(phone) * FACTOR) % NUMBERS).toString().padStart(15, "0")}`;

/** The phone number behind a LID; only the server knows it. Undefined for a LID that was never given out. */
export function phoneOfLid(lid: string): string | undefined {
  return /^1\d{15}$/.test(lid) ? ((BigInt(lid.slice(1)) * INVERSE) % NUMBERS).toString() : undefined;
}

/** By Euler's theorem, 4·10¹⁴ being the order of the group. */
function inverse(factor: bigint): bigint {
  let [result, base, exponent] = [1n, factor, 4n * 10n ** 14n - 1n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % NUMBERS;
    base = (base * base) % NUMBERS;
  }
  return result;
}

export const phoneJid = (phone: string, device?: number): string => jidEncode(phone, "s.whatsapp.net", device);
export const lidJid = (lid: string, device?: number): string => jidEncode(lid, "lid", device);

/** The address without its device, or the digits of a phone made one; undefined when it is neither. */
export function plainJid(text: string): string | undefined {
  const digits = text.replace(/^\+/, "");
  if (/^[1-9]\d{4,14}$/.test(digits)) return phoneJid(digits);
  const { user = "", server = "lid" } = jidDecode(text) ?? {};
  const named = server === "s.whatsapp.net" || server === "lid" ? /^[1-9]\d{0,15}$/ : /./;
  return named.test(user) ? jidEncode(user, server) : undefined;
}

export const isPhoneJid = (jid: string): boolean => jidDecode(jid)?.server === "s.whatsapp.net";
export const isGroupJid = (jid: string): boolean => jidDecode(jid)?.server === "g.us";
export const isLidJid = (jid: string): boolean => jidDecode(jid)?.server === "lid";
export const isChannelJid = (jid: string): boolean => jidDecode(jid)?.server === "newsletter";
export const userOf = (jid: string): string => jidDecode(jid)?.user ?? jid;
