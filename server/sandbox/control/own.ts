import { randomBytes } from "node:crypto";
import { z } from "zod";
import { isGroupJid, isLidJid, lidJid, lidOf, phoneJid } from "../address.ts";
import { deliver } from "../delivery.ts";
import type { World } from "../world.ts";
import { AccountOf, findAccount } from "./find-account.ts";
import { Address } from "./say.ts";

const Own = AccountOf.extend({ chat: Address, text: z.string().min(1) });

/** The owner writes on the phone itself: the companions get a copy. */
export async function own(world: World, input: unknown): Promise<object> {
  const { account: name, chat, text } = Own.parse(input);
  const account = findAccount(world, { account: name });
  const { phone, pushName, unread } = account.state;
  const byLid = isLidJid(chat) || account.directory.byJid.get(chat)?.addressing === "lid";
  const me = byLid ? lidJid(lidOf(phone)) : phoneJid(phone);
  const where = isGroupJid(chat) ? { from: chat, participant: me } : { from: me, recipient: chat };
  const id = `3A${randomBytes(9).toString("hex").toUpperCase()}`;
  const message = { deviceSentMessage: { destinationJid: chat, message: { conversation: text } } };
  const attributes = { ...where, notify: pushName, addressing_mode: byLid ? "lid" : "pn" };
  delete unread[chat];
  await deliver(world, account, [{ id, attributes, message, contact: phone }]);
  await world.save(account);
  return { id, chat };
}
