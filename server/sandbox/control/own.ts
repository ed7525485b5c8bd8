import { randomBytes } from "node:crypto";
import { z } from "zod";
import { deliver } from "../delivery.ts";
import type { World } from "../world.ts";
import { AccountOf, findAccount } from "./find-account.ts";
import { forgetUnread, ownerAt } from "./owner-at.ts";
import { Address } from "./say.ts";

const Own = AccountOf.extend({ chat: Address, text: z.string().min(1) });

/** The owner writes on the phone itself: the companions get a copy. */
export async function own(world: World, input: unknown): Promise<object> {
  const { account: name, chat, text } = Own.parse(input);
  const account = findAccount(world, { account: name });
  const { phone, pushName } = account.state;
  const { addressing, attributes: place } = ownerAt(account, chat);
  const id = `3A${randomBytes(9).toString("hex").toUpperCase()}`;
  const message = { deviceSentMessage: { destinationJid: chat, message: { conversation: text } } };
  const attributes = { ...place, notify: pushName, addressing_mode: addressing };
  forgetUnread(account, chat);
  await deliver(world, account, [{ id, attributes, message, contact: phone }]);
  await world.save(account);
  return { id, chat };
}
