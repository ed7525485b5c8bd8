import { z } from "zod";
import { isChannelJid, isGroupJid, isLidJid, isPhoneJid, plainJid } from "../address.ts";
import { sayTexts } from "../say-texts.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { AccountOf, findAccount } from "./find-account.ts";

/** The address of a person, group or channel, or the digits of a phone. */
export const Address = z.string().transform((text, context) => {
  const jid = plainJid(text);
  if (jid !== undefined && [isPhoneJid, isLidJid, isGroupJid, isChannelJid].some((fits) => fits(jid))) return jid;
  context.addIssue({ code: "custom", message: "not an address" });
  return z.NEVER;
});

const Say = AccountOf.extend({
  chat: Address.optional(),
  /** Where it is said, in turn, when that is more than one chat. */
  chats: z.array(Address).min(1).max(1_000).optional(),
  /** Who writes, in a chat of two. */
  from: Address.optional(),
  /** Who writes, in a group. */
  sender: Address.optional(),
  text: z.string().min(1).optional(),
  count: z.int().min(1).max(10_000).default(1),
  plaintext: z.boolean().optional(),
  /** The order in which they reach the client: 1,3,4,2 is [0, 2, 3, 1]. */
  order: z.array(z.int().min(0)).optional(),
  /** What they are called, one for each. */
  ids: z.array(z.string().min(1).max(100)).optional(),
  /** Epoch ms: when the first is said; the others follow, a second after each other. */
  at: z.number().optional(),
});

/** Somebody writes to the account: now, or, while it is offline, as soon as it is back. */
export async function say(world: World, input: unknown): Promise<object> {
  const { account: name, chat, chats, from, sender, text, count, plaintext, order, ids, at } = Say.parse(input);
  const account = findAccount(world, { account: name });
  if (account.state.devices.length === 0) throw new ControlError(409, "No device is linked to this account.");
  if (order && !isOrder(order, count)) throw new ControlError(400, "The order must name each message once.");
  if (ids && (ids.length !== count || new Set(ids).size !== count))
    throw new ControlError(400, "The ids must be as many as the messages, and differ.");
  const said = await sayTexts(world, account, {
    chat: chat ?? from,
    chats,
    sender: sender ?? from,
    text,
    count,
    plaintext,
    order,
    ids,
    at,
  });
  return { ids: said.ids, sent: said.ids.length, chat: said.chat };
}

const isOrder = (order: readonly number[], count: number): boolean =>
  order.length === count && new Set(order).size === count && order.every((place) => place < count);
