import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Account } from "../account.ts";
import { isGroupJid, phoneJid } from "../address.ts";
import { deliverStanza } from "../delivery.ts";
import { announceFounding, changeGroup, foundGroup } from "../groups/change-group.ts";
import type { LiveGroup } from "../groups/group.ts";
import { liveGroup, memberAt } from "../groups/live-group.ts";
import { seconds, stanza, type Stanza } from "../stanza.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { AccountOf, findAccount } from "./find-account.ts";
import { Address } from "./say.ts";

const Members = z.array(Address).min(1).optional();
const Group = AccountOf.extend({
  chat: Address.refine(isGroupJid, "not a group"),
  /** Who does it; the owner of the phone, unless somebody else is named. */
  by: Address.optional(),
  /** The group is new, with these beside the owner. */
  create: z.array(Address).optional(),
  subject: z.string().optional(),
  description: z.string().optional(),
  announce: z.boolean().optional(),
  locked: z.boolean().optional(),
  add: Members,
  remove: Members,
  promote: Members,
  demote: Members,
});

/** Somebody changes a group, or makes one: the companions are told, one thing after the other. */
export async function group(world: World, input: unknown): Promise<object> {
  const { account: name, chat, by, create, ...wish } = Group.parse(input);
  const account = findAccount(world, { account: name });
  const owner = phoneJid(account.state.phone);
  const before = create ? found(chat, { subject: wish.subject, owner, members: create }) : liveGroup(account, chat);
  if (!before) throw new ControlError(404, "There is no such group.");
  const { group: after, told } = changeGroup(before, create ? { ...wish, subject: undefined } : wish);
  account.state.groups[chat] = after;
  await world.save(account);
  for (const each of [...(create ? [announceFounding(before)] : []), ...told])
    await tell(world, account, { group: after, by: by ?? owner, told: each });
  return { chat, subject: after.subject, members: after.members };
}

const found = (
  jid: string,
  { subject = "", ...wish }: { subject: string | undefined; owner: string; members: string[] },
) => foundGroup(jid, { ...wish, subject });

async function tell(
  world: World,
  account: Account,
  { group: { jid, addressing }, by, told }: { group: LiveGroup; by: string; told: Stanza },
): Promise<void> {
  const actor = memberAt(addressing, by);
  const id = randomBytes(8).toString("hex");
  const attributes = {
    from: jid,
    type: "w:gp2",
    id,
    t: seconds(),
    participant: actor.jid,
    participant_pn: actor.phone,
  };
  await deliverStanza(world, { account }, stanza("notification", attributes, [told]));
}
