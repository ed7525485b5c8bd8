import { randomBytes } from "node:crypto";
import type { Account, Device } from "../account.ts";
import { deliverStanza } from "../delivery.ts";
import { seconds, SERVER, stanza } from "../stanza.ts";
import type { World } from "../world.ts";
import { versionOf, type Collections } from "./collection.ts";

type Changed = { names: Iterable<keyof Collections>; except?: Device };

/** Tells the companions, but for the one the change came from, that there is something to fetch. */
export async function announceSettings(world: World, account: Account, { names, except }: Changed): Promise<void> {
  const devices = account.state.devices.filter((device) => device !== except);
  for (const name of names) {
    const attributes = { from: SERVER, type: "server_sync", id: randomBytes(6).toString("hex"), t: seconds() };
    const collection = stanza("collection", { name, version: versionOf(account.state.collections[name]) });
    await deliverStanza(world, { account, devices }, stanza("notification", attributes, [collection]));
  }
}
