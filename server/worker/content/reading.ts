import type { proto } from "@whiskeysockets/baileys";
import { isLid, isPhone, type Jid } from "@/server/jid.ts";
import type { Facts, MessageKey } from "../facts.ts";
import { toNumber } from "../normalise.ts";

/** What all who read messages share: who we are, what a message is made of, and who is whom. */

/** A message as Baileys hands it over: from history, from an event, or put together from a stored stanza. */
export type RawMessage = Omit<proto.IWebMessageInfo, "key"> & {
  key?: (proto.IMessageKey & { remoteJidAlt?: string | null; participantAlt?: string | null }) | null;
};

/** Who we are, when it was received, and whether it is part of history. */
export type Reading = { me: Me; receivedAt: number; history: boolean };
export type Me = { jid?: Jid; lid?: Jid };

export type Context = {
  raw: RawMessage;
  key: MessageKey;
  reading: Reading;
  facts: Facts;
  /** For a message within a message. */
  readAgain: (raw: RawMessage) => void;
};

export const isMe = (jid: Jid | undefined, me: Me): boolean => jid !== undefined && (jid === me.jid || jid === me.lid);

/** Two addresses of one person, in either order. */
export function notePair(one: Jid | undefined, other: Jid | undefined, facts: Facts): void {
  if (!one || !other) return;
  if (isLid(one) && isPhone(other)) facts.pairs.push({ lid: one, phone: other });
  else if (isPhone(one) && isLid(other)) facts.pairs.push({ lid: other, phone: one });
}

/** Baileys' numbers; what is none of them is unknown. */
export function statusOf(value: unknown): number | null {
  const status = toNumber(value);
  return status !== undefined && Number.isInteger(status) && status >= 0 && status <= 5 ? status : null;
}
