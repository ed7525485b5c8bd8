import type { proto } from "@whiskeysockets/baileys";
import { lidJid, lidOf, phoneJid } from "./address.ts";
import type { Client } from "./client.ts";
import { deliverTo } from "./delivery.ts";

/** What a phone says to one of its companions, outside any chat. Durable when it returns. */
export async function sendToCompanion(
  client: Client,
  id: string,
  protocolMessage: proto.Message.IProtocolMessage,
): Promise<void> {
  const { phone } = client.account.state;
  const attributes = { from: phoneJid(phone), category: "peer", sender_lid: lidJid(lidOf(phone)) };
  await deliverTo(client.world, client, { id, attributes, message: { protocolMessage }, contact: phone, peer: true });
}
