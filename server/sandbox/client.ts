import type { Account, Device } from "./account.ts";
import type { Connection } from "./connection.ts";
import { seconds, SERVER, stanza, type Stanza } from "./stanza.ts";
import type { World } from "./world.ts";

/** A logged-in device and its connection. */
export type Client = { world: World; account: Account; device: Device; connection: Connection };

/** The server's word that it has the stanza. */
export function acknowledge({ connection }: Client, received: Stanza, more: { error?: number } = {}): void {
  const { id, to: from = SERVER, type, participant } = received.attrs;
  connection.send(stanza("ack", { class: received.tag, id, from, type, participant, t: seconds(), ...more }));
}
