import { decodeMessageNode, getHistoryMsg, proto, unpadRandomMax16 } from "@whiskeysockets/baileys";
import { type Facts, noFacts } from "../facts.ts";
import type { StoredNode } from "../inbox-row.ts";
import { toDecoded, toJid } from "../normalise.ts";
import { readMessage } from "./read-message.ts";

type ReadStanza = { facts: Facts; history?: proto.Message.IHistorySyncNotification; peer: boolean };

/** What a stored message says: facts, or the notice that a chunk of history is there. Notices are taken from our own phone only. */
export function readStanza(node: StoredNode, plain: Uint8Array, receivedAt: number): ReadStanza {
  const { fullMessage } = decodeMessageNode({ tag: "message", attrs: node.attrs }, node.meId, node.meLid);
  const message = messageOf(node, plain);
  const peer = fullMessage.category === "peer";
  const history = fullMessage.key.fromMe ? getHistoryMsg(message) : undefined;
  const facts = noFacts();
  if (history || (peer && !message.protocolMessage)) return { facts, ...(history && { history }), peer };
  const raw = { ...fullMessage, message, verifiedBizName: verifiedName(node) };
  readMessage(raw, { me: meOf(node), receivedAt, history: false }, facts);
  return { facts, peer };
}

/** A message of our own phone's without the envelope in which it comes to its devices. */
export function messageOf({ padded }: StoredNode, plain: Uint8Array): proto.IMessage {
  const decoded = proto.Message.decode(padded ? unpadRandomMax16(plain) : plain);
  return decoded.deviceSentMessage?.message ?? decoded;
}

export const meOf = ({ meId, meLid }: Pick<StoredNode, "meId" | "meLid">) => ({ jid: toJid(meId), lid: toJid(meLid) });

function verifiedName({ verifiedName: certificate }: StoredNode): string | undefined {
  if (!certificate) return undefined;
  const details = toDecoded(proto.VerifiedNameCertificate, certificate)?.details;
  return (details && toDecoded(proto.VerifiedNameCertificate.Details, details)?.verifiedName) ?? undefined;
}
