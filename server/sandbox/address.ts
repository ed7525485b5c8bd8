import { createHash } from "node:crypto";
import { jidDecode, jidEncode } from "@whiskeysockets/baileys";

const LID_DIGITS = 10n ** 14n;

/** Everybody's LID follows from the phone number: the directory of this WhatsApp needs no table. 15 digits. */
export function lidOf(phone: string): string {
  const digest = createHash("sha256").update(`lid ${phone}`).digest().readBigUInt64BE();
  return (LID_DIGITS + (digest % (9n * LID_DIGITS))).toString();
}

export const phoneJid = (phone: string, device?: number): string => jidEncode(phone, "s.whatsapp.net", device);
export const lidJid = (lid: string, device?: number): string => jidEncode(lid, "lid", device);

/** The address without its device, or the digits of a phone made one; undefined when it is neither. */
export function plainJid(text: string): string | undefined {
  const digits = text.replace(/^\+/, "");
  if (/^\d{5,15}$/.test(digits)) return phoneJid(digits);
  const decoded = jidDecode(text);
  return decoded && decoded.user !== "" ? jidEncode(decoded.user, decoded.server) : undefined;
}

export const isGroupJid = (jid: string): boolean => jidDecode(jid)?.server === "g.us";
export const isLidJid = (jid: string): boolean => jidDecode(jid)?.server === "lid";
export const isChannelJid = (jid: string): boolean => jidDecode(jid)?.server === "newsletter";
export const userOf = (jid: string): string => jidDecode(jid)?.user ?? jid;
