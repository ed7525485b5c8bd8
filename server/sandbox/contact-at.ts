import { isLidJid, phoneOfLid, plainJid, userOf } from "./address.ts";

/** Whose Signal keys an address stands for. They belong to a person, whichever address is used. */
export function contactAt(address: string): string {
  const jid = plainJid(address) ?? address;
  const user = userOf(jid);
  return isLidJid(jid) ? (phoneOfLid(user) ?? `lid-${user}`) : user;
}
