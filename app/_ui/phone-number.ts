import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { findJid, isLid, phoneNumberOf } from "@/server/jid.ts";

/** "+62 812 7733 0914" from bare digits; digits that are no number keep their plus. */
export function formatPhone(digits: string): string {
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`;
}

/** What to call an address without a name: its number, never the raw address. */
export function addressWords(address: string): string {
  const jid = findJid(address);
  const digits = phoneNumberOf(jid);
  if (digits !== null) return formatPhone(digits);
  return jid !== undefined && isLid(jid) ? "Hidden number" : "No name";
}
