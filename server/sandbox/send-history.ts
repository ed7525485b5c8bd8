import { createHmac } from "node:crypto";
import { proto } from "@whiskeysockets/baileys";
import { appStateKey } from "./app-state/app-state-key.ts";
import { lidJid, lidOf, phoneJid } from "./address.ts";
import type { Client } from "./client.ts";
import { deliverTo } from "./delivery.ts";
import { buildHistory } from "./history/build-history.ts";

const { Type } = proto.Message.ProtocolMessage;
const sending = new WeakSet<object>();

/** What the phone sends to a companion once, after its first login: the app-state key, then the history. */
export async function sendHistory(client: Client): Promise<void> {
  const { account, device, world } = client;
  if (device.historySent || sending.has(device)) return;
  sending.add(device);
  try {
    let part = 0;
    for await (const protocolMessage of parts(client)) await sendPart(client, (part += 1), protocolMessage);
    device.historySent = true;
    await world.save(account);
  } finally {
    sending.delete(device);
  }
}

async function* parts(client: Client): AsyncGenerator<proto.Message.IProtocolMessage> {
  const { state, directory } = client.account;
  const key = appStateKey(client.world.secret, client.account);
  yield { type: Type.APP_STATE_SYNC_KEY_SHARE, appStateSyncKeyShare: { keys: [key] } };
  for await (const historySyncNotification of buildHistory(state, directory))
    yield { type: Type.HISTORY_SYNC_NOTIFICATION, historySyncNotification };
}

async function sendPart(client: Client, part: number, protocolMessage: proto.Message.IProtocolMessage): Promise<void> {
  const { phone } = client.account.state;
  const attributes = { from: phoneJid(phone), category: "peer", sender_lid: lidJid(lidOf(phone)) };
  const draft = { id: peerId(client, part), attributes, message: { protocolMessage }, contact: phone, peer: true };
  await deliverTo(client.world, client, draft);
}

/** The same on every attempt: a part sent again after a crash replaces the one that waits. */
function peerId({ account, device, world }: Client, part: number): string {
  return `3EB0${createHmac("sha256", world.secret).update(`peer ${account.state.phone} ${device.id} ${part}`).digest("hex").slice(0, 18).toUpperCase()}`;
}
