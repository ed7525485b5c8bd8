import { z } from "zod";
import { announceSettings } from "../app-state/announce-settings.ts";
import { changeSettings } from "../app-state/change-settings.ts";
import { versionOf } from "../app-state/collection.ts";
import { settingsFor } from "../app-state/settings.ts";
import type { World } from "../world.ts";
import { AccountOf, findAccount } from "./find-account.ts";
import { forgetUnread } from "../owner-at.ts";
import { Address } from "./say.ts";

const Change = AccountOf.extend({
  chat: Address,
  archived: z.boolean().optional(),
  pinned: z.boolean().optional(),
  mutedUntil: z.int().nullable().optional(),
  read: z.boolean().optional(),
  contactName: z.string().min(1).nullable().optional(),
  label: z
    .object({ id: z.string().min(1), name: z.string(), color: z.int(), deleted: z.boolean().optional() })
    .optional(),
  labelled: z.object({ label: z.string().min(1), on: z.boolean() }).optional(),
  removed: z.object({ id: z.string().min(1), fromMe: z.boolean() }).optional(),
  deleted: z.literal(true).optional(),
});

/** The owner changes a chat's settings on the phone: the companions are told, and fetch them. */
export async function change(world: World, input: unknown): Promise<object> {
  const { account: name, chat, ...wish } = Change.parse(input);
  const account = findAccount(world, { account: name });
  const names = await changeSettings(world, account, settingsFor(chat, wish));
  if (wish.read) forgetUnread(account, chat);
  await world.save(account);
  await announceSettings(world, account, { names });
  return { versions: Object.fromEntries([...names].map((each) => [each, versionOf(account.state.collections[each])])) };
}
