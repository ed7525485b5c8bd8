/** WhatsApp addresses: made and parsed here only. */

declare const jid: unique symbol;
/** A canonical address `user@server`: no device, no agent, the server in today's spelling. */
export type Jid = string & { readonly [jid]: true };

export const CHAT_TYPES = ["dm", "group", "newsletter", "broadcast", "status"] as const;
export type ChatType = (typeof CHAT_TYPES)[number];

const PHONE_SERVER = "s.whatsapp.net";
const OLD_PHONE_SERVER = "c.us";
const STATUS = "status@broadcast";
const TYPE_OF_SERVER: Readonly<Record<string, ChatType>> = {
  [PHONE_SERVER]: "dm",
  lid: "dm",
  "g.us": "group",
  newsletter: "newsletter",
  broadcast: "broadcast",
};

/** The canonical form of an address, without device (`:3`) and agent (`_1`); undefined when it is none that can name a chat. */
export function findJid(text: string | null | undefined): Jid | undefined {
  const at = text?.lastIndexOf("@") ?? -1;
  if (!text || at <= 0) return undefined;
  const server = text.slice(at + 1) === OLD_PHONE_SERVER ? PHONE_SERVER : text.slice(at + 1);
  const user = userOf(text.slice(0, at), server);
  const usable = Object.hasOwn(TYPE_OF_SERVER, server) && user !== "" && !user.includes("\0");
  return usable ? (`${user}@${server}` as Jid) : undefined; // safe: the only place an address is made
}

const userOf = (local: string, server: string) =>
  server === PHONE_SERVER || server === "lid" ? local.replace(/(_\d+)?(:\d+)?$/, "") : local;

export function chatTypeOf(address: Jid): ChatType {
  if (address === STATUS) return "status";
  return TYPE_OF_SERVER[serverOf(address)] ?? "dm";
}

export const isLid = (address: Jid) => serverOf(address) === "lid";
export const isPhone = (address: Jid) => serverOf(address) === PHONE_SERVER;
export const isPerson = (address: Jid) => isLid(address) || isPhone(address);
export const isGroup = (address: Jid) => serverOf(address) === "g.us";

/** The digits of a phone address; null for every other kind. */
export const phoneNumberOf = (address: Jid | null | undefined): string | null =>
  address && isPhone(address) ? address.slice(0, address.lastIndexOf("@")) : null;

const serverOf = (address: Jid) => address.slice(address.lastIndexOf("@") + 1);
