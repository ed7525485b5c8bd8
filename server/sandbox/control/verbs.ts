import { z } from "zod";
import type { Account } from "../account.ts";
import { stanza } from "../stanza.ts";
import { unlinkDevice } from "../unlink-device.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { change } from "./change.ts";
import { fault } from "./fault.ts";
import { AccountOf, findAccount } from "./find-account.ts";
import { group } from "./group.ts";
import { own } from "./own.ts";
import { readJournal } from "./read-journal.ts";
import { read } from "./read.ts";
import { receipt } from "./receipt.ts";
import { say } from "./say.ts";
import { scan } from "./scan.ts";
import { send } from "./send.ts";
import { setTrickle } from "./set-trickle.ts";
import { accounts, snapshot } from "./snapshot.ts";
import { typeCode } from "./type-code.ts";

export type Verb = (world: World, input: unknown) => unknown;

const disconnect = (account: Account, end: (connection: NonNullable<ReturnType<Account["online"]["get"]>>) => void) => {
  const connections = [...account.online.values()];
  for (const connection of connections) end(connection);
  return { connections: connections.length };
};

const Offline = AccountOf.extend({ on: z.boolean() });
const StreamError = AccountOf.extend({ code: z.coerce.string().regex(/^\d{3}$/, "a three-digit code") });

/** What a test, or a person with the dashboard, can make this WhatsApp do. */
export const verbs: Readonly<Record<string, Verb>> = {
  accounts,
  change,
  fault,
  group,
  journal: readJournal,
  own,
  read,
  receipt,
  say,
  scan,
  send,
  snapshot,
  typeCode,
  trickle: setTrickle,
  drop: (world, input) =>
    disconnect(findAccount(world, AccountOf.parse(input)), (connection) => connection.terminate()),
  conflict: (world, input) =>
    disconnect(findAccount(world, AccountOf.parse(input)), (connection) =>
      connection.endWithError({}, stanza("conflict", { type: "replaced" })),
    ),
  streamError: (world, input) => {
    const { account, code } = StreamError.parse(input);
    return disconnect(findAccount(world, { account }), (connection) => connection.endWithError({ code }));
  },
  offline: async (world, input) => {
    const { account: name, on } = Offline.parse(input);
    const account = findAccount(world, { account: name });
    account.state.offline = on;
    await world.save(account);
    return { offline: on, ...(on ? disconnect(account, (connection) => connection.terminate()) : {}) };
  },
  logout: (world, input) => {
    const account = findAccount(world, AccountOf.parse(input));
    if (account.state.devices.length === 0) throw new ControlError(409, "No device is linked to this account.");
    const told = disconnect(account, (connection) =>
      connection.endWithError({ code: "401" }, stanza("conflict", { type: "device_removed" })),
    );
    for (const device of account.state.devices) unlinkDevice(world, account, device);
    return told;
  },
};
