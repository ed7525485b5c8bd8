import { z } from "zod";
import type { Account } from "../account.ts";
import { lidJid, lidOf, phoneJid } from "../address.ts";
import type { Collection } from "../app-state/collection.ts";
import type { World } from "../world.ts";
import { findAccount } from "./find-account.ts";

const Snapshot = z.object({ account: z.string().optional() });

/** Who lives here. */
export const accounts = (world: World): object => ({ accounts: [...world.accounts.values()].map(identify) });

/** What has happened, for one account or all: what tests and the crash checker ask. */
export function snapshot(world: World, input: unknown): object {
  const { account } = Snapshot.parse(input);
  const wanted = account === undefined ? [...world.accounts.values()] : [findAccount(world, { account })];
  return { waiting: world.waiting.size, connections: world.connections.size, accounts: wanted.map(describe) };
}

const identify = ({ state, online }: Account) => ({
  account: state.phone,
  phone: state.phone,
  jid: phoneJid(state.phone),
  lid: lidJid(lidOf(state.phone)),
  pushName: state.pushName,
  devices: state.devices.map(({ id }) => id),
  connected: online.size > 0,
});

const describeChanges = (changes: Collection["changes"]) =>
  changes.map(({ by, actions }, index) => ({ version: index + 1, by, actions }));

const describe = (account: Account) => ({
  ...identify(account),
  ...account.tally,
  sockets: account.online.size,
  queued: account.queue.size,
  seed: account.state.seed,
  chats: account.state.chats,
  messages: account.state.messages,
  said: account.state.said,
  trickle: account.state.trickle,
  offline: account.state.offline,
  received: account.received,
  unknownIqs: account.unknownIqs,
  sent: account.sent,
  faults: account.state.faults,
  settings: Object.fromEntries(Object.entries(account.state.collections).map(([name, { changes }]) => [name, describeChanges(changes)])), // prettier-ignore
});
