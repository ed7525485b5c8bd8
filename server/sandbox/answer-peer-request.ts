import { randomBytes } from "node:crypto";
import type { proto } from "@whiskeysockets/baileys";
import type { Client } from "./client.ts";
import { buildOlder } from "./history/build-older.ts";
import { sendChunk } from "./send-history.ts";

/** What a companion asks of its phone: older messages of a chat. */
export async function answerPeerRequest(client: Client, requestId: string, message: proto.IMessage): Promise<void> {
  const request = (message.deviceSentMessage?.message ?? message).protocolMessage?.peerDataOperationRequestMessage;
  const wanted = request?.historySyncOnDemandRequest;
  if (!wanted) return;
  const { state, directory } = client.account;
  const chat = directory.byJid.get(wanted.chatJid ?? "");
  if (!chat) return;
  const notice = await buildOlder(state, chat, wanted);
  await sendChunk(client, peerId(), { ...notice, peerDataRequestSessionId: requestId });
}

const peerId = () => `3EB0${randomBytes(9).toString("hex").toUpperCase()}`;
