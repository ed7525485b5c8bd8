import type { proto } from "@whiskeysockets/baileys";
import type { Account, Device } from "./account.ts";
import { lidJid, lidOf } from "./address.ts";
import { answerIq } from "./answer-iq.ts";
import type { Connection, Listener } from "./connection.ts";
import { receiveMessage } from "./receive-message.ts";
import { receiveAck, receiveReceipt } from "./receive-receipt.ts";
import { offerPairing } from "./pairing.ts";
import { children, seconds, SERVER, stanza, type Stanza } from "./stanza.ts";
import type { World } from "./world.ts";

/** A logged-in device and its connection. */
export type Client = { world: World; account: Account; device: Device; connection: Connection };

const RESTART_AFTER_MS = 50;

/** What happens on a new connection: a client that is unknown waits to be scanned, a known one logs in, and then talks. */
export function listen(world: World, connection: () => Connection): Listener {
  let client: Client | undefined;
  return {
    hello: (noise, payload) => {
      world.connections.add(connection());
      if (payload.devicePairingData) register(world, connection(), { noise, registration: payload.devicePairingData });
      else client = logIn(world, connection(), { noise, payload });
    },
    stanza: (received) => (client ? receive(client, received) : receivePairing(connection(), received)),
    close: () => forget(world, connection(), client),
    failed: (err) => world.log.warn({ err }, "a client's connection failed"),
  };
}

type Registration = { noise: Buffer; registration: proto.ClientPayload.IDevicePairingRegistrationData };

function register(
  world: World,
  connection: Connection,
  { noise, registration: { eRegid, eIdent, eSkeyId, eSkeyVal, eSkeySig } }: Registration,
): void {
  if (!eRegid || !eIdent || !eSkeyId || !eSkeyVal || !eSkeySig) return connection.terminate();
  const device = {
    identity: Buffer.from(eIdent).toString("base64"),
    registrationId: Buffer.from(eRegid).readUIntBE(0, eRegid.length),
    signedPreKey: {
      id: Buffer.from(eSkeyId).readUIntBE(0, eSkeyId.length),
      value: Buffer.from(eSkeyVal).toString("base64"),
      signature: Buffer.from(eSkeySig).toString("base64"),
    },
    preKeys: [],
    historySent: false,
  };
  offerPairing(world, { connection, noise, device });
}

/** Once the client has confirmed the link, it must come back as the device it has become. */
function receivePairing(connection: Connection, received: Stanza): void {
  if (!children(received).some(({ tag }) => tag === "pair-device-sign")) return;
  setTimeout(() => connection.endWithError({ code: "515" }), RESTART_AFTER_MS);
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
  if (account.state.offline) {
    connection.terminate();
    return undefined;
  }
  replaceOther(account, device);
  account.online.set(device.id, connection);
  account.tally.logins += 1;
  connection.send(stanza("success", { t: seconds(), props: 0, lid: lidJid(lidOf(account.state.phone), device.id) }));
  return { world, account, device, connection };
}

function replaceOther(account: Account, device: Device): void {
  const other = account.online.get(device.id);
  if (!other) return;
  account.tally.replaced += 1;
  other.endWithError({}, stanza("conflict", { type: "replaced" }));
}

async function receive(client: Client, received: Stanza): Promise<void> {
  const name = received.attrs.xmlns ?? received.tag;
  client.account.received[name] = (client.account.received[name] ?? 0) + 1;
  switch (received.tag) {
    case "iq":
      return answerIq(client, received);
    case "message":
      return receiveMessage(client, received);
    case "receipt":
      return receiveReceipt(client, received);
    case "ack":
      return receiveAck(client, received);
    case "xmlstreamend":
      return client.connection.end();
    default: // presence, chatstate, ib: nobody waits for an answer
  }
}

function forget(world: World, connection: Connection, client: Client | undefined): void {
  world.connections.delete(connection);
  for (const waiting of world.waiting) if (waiting.connection === connection) world.waiting.delete(waiting);
  if (client?.account.online.get(client.device.id) === connection) client.account.online.delete(client.device.id);
}

/** The account's own server-side address on acknowledgements. */
export const acknowledge = ({ connection }: Client, received: Stanza): void =>
  connection.send(
    stanza("ack", {
      class: received.tag,
      id: received.attrs.id,
      from: received.attrs.to ?? SERVER,
      type: received.attrs.type,
      participant: received.attrs.participant,
      t: seconds(),
    }),
  );
