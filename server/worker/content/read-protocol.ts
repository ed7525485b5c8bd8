import { normalizeMessageContent, proto } from "@whiskeysockets/baileys";
import { isGroup } from "@/server/jid.ts";
import type { Facts } from "../facts.ts";
import { toDecoded, toJid, toMessageId, toMilliseconds, toTimes } from "../normalise.ts";
import { readContent } from "./read-content.ts";
import { type Context, isMe, notePair } from "./reading.ts";

const { Type } = proto.Message.ProtocolMessage;

/**
 * Messages about messages. Edits and deletions come from anybody, about their own; what steers this account is taken from the
 * account's own phone alone, since strangers can send it too (CVE-2026-48063).
 */
export function readProtocol(message: proto.Message.IProtocolMessage, context: Context): void {
  const { fromMe } = context.key;
  switch (message.type) {
    case Type.MESSAGE_EDIT:
      readEdit(message, context);
      break;
    case Type.REVOKE:
      readRevoke(message, context);
      break;
    case Type.LID_MIGRATION_MAPPING_SYNC:
      if (fromMe) readMigration(message, context.facts);
      break;
    case Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE:
      if (fromMe) readResent(message, context);
      break;
    default: // keys, settings and notices, which are Baileys' business
  }
}

function readEdit(message: proto.Message.IProtocolMessage, { raw, key, reading, facts }: Context): void {
  const waId = toMessageId(message.key?.id);
  const inner = normalizeMessageContent(message.editedMessage ?? undefined);
  if (!waId || !inner) return;
  const told = toMilliseconds(message.timestampMs) ?? raw.messageTimestamp;
  const { at } = toTimes(told, reading.receivedAt);
  facts.edits.push({ ...key, waId, body: readContent(inner)?.body ?? null, at });
}

function readRevoke({ key: target }: proto.Message.IProtocolMessage, { key, reading, facts }: Context): void {
  const waId = toMessageId(target?.id);
  if (!waId) return;
  // In a group the key names the author, who need not be the one who deletes.
  const author = isGroup(key.chat) ? toJid(target?.participant) : undefined;
  const mine = isMe(author, reading.me);
  const named = author === undefined ? {} : { fromMe: mine, participant: mine ? ("" as const) : author };
  facts.revokes.push({ ...key, ...named, waId });
}

/** What could not be decrypted here, sent again by the phone. */
function readResent(
  { peerDataOperationRequestResponseMessage: answer }: proto.Message.IProtocolMessage,
  { readAgain }: Context,
): void {
  for (const { placeholderMessageResendResponse: resent } of answer?.peerDataOperationResult ?? []) {
    const message = resent?.webMessageInfoBytes && toDecoded(proto.WebMessageInfo, resent.webMessageInfoBytes);
    if (message) readAgain(message);
  }
}

function readMigration({ lidMigrationMappingSyncMessage: sync }: proto.Message.IProtocolMessage, facts: Facts): void {
  if (!sync?.encodedMappingPayload) return;
  const payload = toDecoded(proto.LIDMigrationMappingSyncPayload, sync.encodedMappingPayload);
  for (const { pn, latestLid, assignedLid } of payload?.pnToLidMappings ?? [])
    notePair(toJid(`${String(latestLid ?? assignedLid)}@lid`), toJid(`${String(pn)}@s.whatsapp.net`), facts);
}
