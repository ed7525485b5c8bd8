import { createHmac } from "node:crypto";
import { proto } from "@whiskeysockets/baileys";
import { appStateKey } from "./app-state/app-state-key.ts";
import type { Client } from "./client.ts";
import { buildHistory } from "./history/build-history.ts";
import { keepHistoryFile } from "./media/keep-history-file.ts";
import { sendToCompanion } from "./send-to-companion.ts";

const { Type } = proto.Message.ProtocolMessage;
const sending = new WeakSet<object>();

/** What the phone sends to a companion once, after its first login: the app-state key, then the history. */
export async function sendHistory(client: Client): Promise<void> {
  const { account, device, world } = client;
  if (device.historySent || sending.has(device)) return;
  sending.add(device);
  try {
    const key = appStateKey(world.secret, account);
    const appStateSyncKeyShare = { keys: [key] };
    let part = 1;
    await sendToCompanion(client, peerId(client, part), { type: Type.APP_STATE_SYNC_KEY_SHARE, appStateSyncKeyShare });
    for await (const notice of buildHistory(account.state, account.directory))
      await sendChunk(client, peerId(client, (part += 1)), notice);
    device.historySent = true;
    await world.save(account);
  } finally {
    sending.delete(device);
  }
}

/** A piece of history, in the message or as a file, as the phone is set. */
export async function sendChunk(
  client: Client,
  id: string,
  notice: proto.Message.IHistorySyncNotification,
): Promise<void> {
  const { account, world } = client;
  const inline = account.state.historyBy === "inline";
  const historySyncNotification = inline ? notice : await keepHistoryFile(world, account, { id, notice });
  await sendToCompanion(client, id, { type: Type.HISTORY_SYNC_NOTIFICATION, historySyncNotification });
}

/** The same on every attempt: a part sent again after a crash replaces the one that waits. */
function peerId({ account, device, world }: Client, part: number): string {
  return `3EB0${createHmac("sha256", world.secret).update(`peer ${account.state.phone} ${device.id} ${part}`).digest("hex").slice(0, 18).toUpperCase()}`;
}
