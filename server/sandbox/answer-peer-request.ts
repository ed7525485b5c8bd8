import { proto } from "@whiskeysockets/baileys";
import type { Client } from "./client.ts";
import { buildOlder } from "./history/build-older.ts";
import { messageId } from "./message-id.ts";
import { sendChunk } from "./send-history.ts";
import { sendToCompanion } from "./send-to-companion.ts";

type Request = proto.Message.IPeerDataOperationRequestMessage;

/** What a companion asks of its phone: older messages of a chat, or the content of one that it was not given. */
export async function answerPeerRequest(client: Client, requestId: string, message: proto.IMessage): Promise<void> {
  const request = (message.deviceSentMessage?.message ?? message).protocolMessage?.peerDataOperationRequestMessage;
  if (!request) return;
  await sendOlder(client, requestId, request);
  await sendWithheld(client, requestId, request);
}

async function sendOlder(
  client: Client,
  requestId: string,
  { historySyncOnDemandRequest: wanted }: Request,
): Promise<void> {
  const { state, directory } = client.account;
  const chat = directory.byJid.get(wanted?.chatJid ?? "");
  if (!wanted || !chat) return;
  const notice = await buildOlder(state, chat, wanted);
  await sendChunk(client, messageId(), { ...notice, peerDataRequestSessionId: requestId });
}

async function sendWithheld(client: Client, stanzaId: string, request: Request): Promise<void> {
  const asked = request.placeholderMessageResendRequest ?? [];
  const found = asked.flatMap(({ messageKey }) => client.account.withheld.get(messageKey?.id ?? "") ?? []);
  if (found.length === 0) return;
  await sendToCompanion(client, messageId(), {
    type: proto.Message.ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
    peerDataOperationRequestResponseMessage: {
      peerDataOperationRequestType: proto.Message.PeerDataOperationRequestType.PLACEHOLDER_MESSAGE_RESEND,
      stanzaId,
      peerDataOperationResult: found.map((info) => ({
        placeholderMessageResendResponse: { webMessageInfoBytes: proto.WebMessageInfo.encode(info).finish() },
      })),
    },
  });
}
