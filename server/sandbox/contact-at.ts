import type { Account } from "./account.ts";
import { isLidJid, plainJid, userOf } from "./address.ts";

/** Whose Signal keys an address stands for: a phone number, or the LID of somebody who hides it. */
export function contactAt({ directory }: Account, address: string): string {
  const jid = plainJid(address) ?? address;
  const user = userOf(jid);
  return isLidJid(jid) ? (directory.phoneOfLid.get(user) ?? `lid-${user}`) : user;
}
