import { z } from "zod";
import { deliver } from "../delivery.ts";
import { messageId } from "../message-id.ts";
import { ownMessage } from "../own-message.ts";
import { forgetUnread } from "../owner-at.ts";
import type { World } from "../world.ts";
import { AccountOf, findAccount } from "./find-account.ts";
import { Address } from "./say.ts";

const Own = AccountOf.extend({ chat: Address, text: z.string().min(1) });

/** The owner writes on the phone itself: the companions get a copy. */
export async function own(world: World, input: unknown): Promise<object> {
  const { account: name, chat, text } = Own.parse(input);
  const account = findAccount(world, { account: name });
  const id = messageId();
  forgetUnread(account, chat);
  await deliver(world, account, { drafts: [ownMessage(account, { id, chat, message: { conversation: text } })] });
  await world.save(account);
  return { id, chat };
}
