import { createHmac } from "node:crypto";
import { proto } from "@whiskeysockets/baileys";
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
  let part = 0;
  const send = (protocolMessage: proto.Message.IProtocolMessage) => {
    part += 1;
    const { phone } = account.state;
    const attributes = { from: phoneJid(phone), category: "peer", sender_lid: lidJid(lidOf(phone)) };
    return deliverTo(world, client, {
      id: peerId(client, part),
      attributes,
      message: { protocolMessage },
      contact: phone,
      peer: true,
    });
  };
  await send({ type: Type.APP_STATE_SYNC_KEY_SHARE, appStateSyncKeyShare: { keys: [appStateKey(client)] } });
  for await (const historySyncNotification of buildHistory(account.state, account.directory))
    await send({ type: Type.HISTORY_SYNC_NOTIFICATION, historySyncNotification });
  device.historySent = true;
  await world.save(account);
}

/** The same on every attempt: a part sent again after a crash replaces the one that waits. */
function peerId({ account, device, world }: Client, part: number): string {
  return `3EB0${createHmac("sha256", world.secret).update(`peer ${account.state.phone} ${device.id} ${part}`).digest("hex").slice(0, 18).toUpperCase()}`;
}

function appStateKey({ account, world }: Client): proto.Message.IAppStateSyncKey {
  const keyData = createHmac("sha256", world.secret).update(`app state ${account.state.phone}`).digest();
  return {
    keyId: { keyId: keyData.subarray(0, 6) },
    keyData: {
      keyData,
      fingerprint: { rawId: 1, currentIndex: 1, deviceIndexes: [0] },
      timestamp: account.state.bornAt,
    },
  };
}
