import type { proto } from "@whiskeysockets/baileys";
import type { Account, Device } from "./account.ts";
import { lidJid, lidOf } from "./address.ts";
import { answerIq } from "./answer-iq.ts";
import type { Connection, Listener } from "./connection.ts";
import { receiveMessage } from "./receive-message.ts";
import { receiveAck, receiveReceipt } from "./receive-receipt.ts";
import type { Client } from "./client.ts";
import { note } from "./journal.ts";
import { receivePairing } from "./receive-pairing.ts";
import { offerPairing } from "./pairing.ts";
import { seconds, stanza, type Stanza } from "./stanza.ts";
import type { Waiting } from "./waiting.ts";
import type { World } from "./world.ts";

/** What happens on a new connection: a client that is unknown waits to be scanned, a known one logs in, and then talks. */
export function listen(world: World, connection: () => Connection): Listener {
  let client: Client | undefined;
  return {
    hello: (noise, payload) => {
      world.connections.add(connection());
      if (payload.devicePairingData) register(world, connection(), { noise, registration: payload.devicePairingData });
      else client = logIn(world, connection(), { noise, payload });
    },
    stanza: (received) => (client ? receive(client, received) : receivePairing(world, connection(), received)),
    close: () => forget(world, connection(), client),
    failed: (err) => world.log.warn({ err }, "a client's connection failed"),
  };
}

type Registration = { noise: Buffer; registration: proto.ClientPayload.IDevicePairingRegistrationData };

function register(world: World, connection: Connection, { noise, registration }: Registration): void {
  const bytes = (field: Uint8Array | null | undefined) => Buffer.from(field ?? []);
  const text = (field: Uint8Array | null | undefined) => bytes(field).toString("base64");
  const { eRegid, eIdent, eSkeyId, eSkeyVal, eSkeySig } = registration;
  const [registrationId, keyId] = [bytes(eRegid), bytes(eSkeyId)];
  const device = {
    identity: text(eIdent),
    registrationId: registrationId.readUIntBE(0, registrationId.length),
    signedPreKey: { id: keyId.readUIntBE(0, keyId.length), value: text(eSkeyVal), signature: text(eSkeySig) },
    preKeys: [],
    historySent: false,
  };
  offerPairing(world, { connection, noise, device });
}

function logIn(
  world: World,
  connection: Connection,
  { noise, payload }: { noise: Buffer; payload: proto.ClientPayload },
): Client | undefined {
  const account = world.accounts.get(String(payload.username));
  const device = account?.state.devices.find(({ id }) => id === (payload.device ?? 0));
  if (!account || device?.noise !== noise.toString("base64")) {
    connection.end(stanza("failure", { reason: 401, location: "sandbox" }));
    return undefined;
  }
  const { failure } = account.state.faults;
  if (failure) {
    connection.end(stanza("failure", { reason: failure, location: "sandbox" }));
    return undefined;
  }
  if (account.state.offline) {
    connection.terminate();
    return undefined;
  }
  replaceOther(account, device);
  account.online.set(device.id, connection);
  account.tally.logins += 1;
  note(account, { device: device.id, what: "connected" });
  connection.send(stanza("success", { t: seconds(), props: 0, lid: lidJid(lidOf(account.state.phone), device.id) }));
  return { world, account, device, connection };
}

function replaceOther(account: Account, device: Device): void {
  const other = account.online.get(device.id);
  if (!other) return;
  account.tally.replaced += 1;
  other.endWithError({}, stanza("conflict", { type: "replaced" }));
}

/** Stanzas that somebody waits to have answered; presence, chat states and information are only counted. */
const receivers: Readonly<Record<string, (client: Client, received: Stanza) => void | Promise<void>>> = {
  iq: answerIq,
  message: receiveMessage,
  receipt: receiveReceipt,
  ack: receiveAck,
};

async function receive(client: Client, received: Stanza): Promise<void> {
  const name = received.attrs.xmlns ?? received.tag;
  client.account.received[name] = (client.account.received[name] ?? 0) + 1;
  if (Object.hasOwn(receivers, received.tag)) await receivers[received.tag]?.(client, received);
}

function stopWaiting(world: World, waiting: Waiting): void {
  world.waiting.delete(waiting);
  waiting.byCode?.typed?.reject(new Error("the client has gone"));
}

function forget(world: World, connection: Connection, client: Client | undefined): void {
  world.connections.delete(connection);
  if (client) note(client.account, { device: client.device.id, what: "gone" });
  for (const waiting of world.waiting) if (waiting.connection === connection) stopWaiting(world, waiting);
  if (client?.account.online.get(client.device.id) === connection) client.account.online.delete(client.device.id);
}
