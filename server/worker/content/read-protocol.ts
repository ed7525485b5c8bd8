import { normalizeMessageContent, proto } from "@whiskeysockets/baileys";
import { isGroup } from "@/server/jid.ts";
import type { Facts } from "../facts.ts";
import { toJid, toMessageId, toMilliseconds, toTimes } from "../normalise.ts";
import { readContent } from "./read-content.ts";
import { type Context, notePair, readMessage } from "./read-message.ts";

const { Type } = proto.Message.ProtocolMessage;

/**
 * Messages about messages. Edits and deletions come from anybody, about their own; what steers this account is taken from the
 * account's own phone alone, since strangers can send it too (CVE-2026-48063).
 */
export function readProtocol(message: proto.Message.IProtocolMessage, { raw, key, reading, facts }: Context): void {
  const waId = toMessageId(message.key?.id);
  if (message.type === Type.MESSAGE_EDIT && waId) {
    const inner = normalizeMessageContent(message.editedMessage ?? undefined);
    const body = inner && readContent(inner)?.body;
    const at = toMilliseconds(message.timestampMs) ?? toTimes(raw.messageTimestamp, reading.receivedAt).at;
    if (inner) facts.edits.push({ ...key, waId, body: body ?? null, at });
  }
  if (message.type === Type.REVOKE && waId) {
    // In a group the key names the author, who need not be the one who deletes.
    const author = isGroup(key.chat) ? toJid(message.key?.participant) : undefined;
    const mine = author !== undefined && (author === reading.me.jid || author === reading.me.lid);
    const target = author === undefined ? {} : { fromMe: mine, participant: mine ? ("" as const) : author };
    facts.revokes.push({ ...key, ...target, waId });
  }
  if (!key.fromMe) return;
  if (message.type === Type.LID_MIGRATION_MAPPING_SYNC) readMigration(message, facts);
  if (message.type === Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE)
    readResent(message, { raw, key, reading, facts });
}

/** What could not be decrypted here, sent again by the phone. */
function readResent(
  { peerDataOperationRequestResponseMessage: answer }: proto.Message.IProtocolMessage,
  context: Context,
): void {
  for (const { placeholderMessageResendResponse: resent } of answer?.peerDataOperationResult ?? [])
    if (resent?.webMessageInfoBytes)
      readMessage(proto.WebMessageInfo.decode(resent.webMessageInfoBytes), context.reading, context.facts);
}

function readMigration({ lidMigrationMappingSyncMessage: sync }: proto.Message.IProtocolMessage, facts: Facts): void {
  if (!sync?.encodedMappingPayload) return;
  const { pnToLidMappings } = proto.LIDMigrationMappingSyncPayload.decode(sync.encodedMappingPayload);
  for (const { pn, latestLid, assignedLid } of pnToLidMappings)
    notePair(toJid(`${String(latestLid ?? assignedLid)}@lid`), toJid(`${String(pn)}@s.whatsapp.net`), facts);
}
