import type { Account } from "./account.ts";
import { isGroupJid, isLidJid, lidJid, lidOf, phoneJid } from "./address.ts";
import { contactAt } from "./contact-at.ts";

const REMEMBERED = 200;

type Place = { addressing: "pn" | "lid"; attributes: Record<string, string> };

/** How what the owner does in a chat on the phone itself is addressed to the companions. */
export function ownerAt({ state: { phone }, directory }: Account, chat: string): Place {
  const addressing = isLidJid(chat) || directory.byJid.get(chat)?.addressing === "lid" ? "lid" : "pn";
  const me = addressing === "lid" ? lidJid(lidOf(phone)) : phoneJid(phone);
  return { addressing, attributes: isGroupJid(chat) ? { from: chat, participant: me } : { from: me, recipient: chat } };
}

/** The owner has not seen these yet. */
export function noteUnread({ state }: Account, chat: string, ids: readonly string[]): void {
  const place = contactAt(chat);
  state.unread[place] = [...(state.unread[place] ?? []), ...ids].slice(-REMEMBERED);
}

/** The owner has seen what came in live. */
export function forgetUnread({ state }: Account, chat: string): void {
  state.unread = Object.fromEntries(Object.entries(state.unread).filter(([place]) => place !== contactAt(chat)));
}
