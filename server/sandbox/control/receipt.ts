import { z } from "zod";
import { isGroupJid } from "../address.ts";
import { deliverStanza } from "../delivery.ts";
import { seconds, stanza } from "../stanza.ts";
import type { World } from "../world.ts";
import { AccountOf, findAccount } from "./find-account.ts";
import { Address } from "./say.ts";

const Receipt = AccountOf.extend({
  chat: Address,
  /** Of whom, in a group. */
  sender: Address.optional(),
  ids: z.array(z.string().min(1)).min(1),
  type: z.enum(["delivery", "read", "played"]).default("delivery"),
  at: z.number().optional(),
});

/** Somebody has received, read or played messages of the account. */
export async function receipt(world: World, input: unknown): Promise<object> {
  const { account: name, chat, sender, ids, type, at } = Receipt.parse(input);
  const account = findAccount(world, { account: name });
  const [id = "", ...more] = ids;
  const attributes = {
    from: chat,
    participant: isGroupJid(chat) ? sender : undefined,
    id,
    t: seconds(at),
    type: type === "delivery" ? undefined : type,
  };
  const list = more.map((each) => stanza("item", { id: each }));
  const content = list.length === 0 ? undefined : [stanza("list", {}, list)];
  await deliverStanza(world, { account }, stanza("receipt", attributes, content));
  return { ids };
}
