import { encodeSyncdPatch, type WAPatchCreate, type WAPatchName } from "@whiskeysockets/baileys";
import type { Account } from "../account.ts";
import { inTurn } from "../write-letter.ts";
import type { World } from "../world.ts";
import { patchKey } from "./app-state-key.ts";
import { hashStateOf, nextCollection } from "./collection.ts";

/** The owner changes settings on the phone: each is the next version of its collection. Returns the collections changed. */
export async function changeSettings(
  world: World,
  account: Account,
  changes: readonly WAPatchCreate[],
): Promise<Set<WAPatchName>> {
  await inTurn(account, async () => {
    for (const change of changes) await add(world, account, change);
  });
  world.touch(account);
  return new Set(changes.map(({ type }) => type));
}

async function add(world: World, account: Account, change: WAPatchCreate): Promise<void> {
  const { collections } = account.state;
  const before = collections[change.type];
  const key = patchKey(world.secret, account);
  const { patch, state } = await encodeSyncdPatch(change, key.id, hashStateOf(before), key.find);
  const mutation = { index: change.index, syncAction: { value: change.syncAction } };
  collections[change.type] = nextCollection(before, { state, patch, by: "phone", mutations: [mutation] });
}
