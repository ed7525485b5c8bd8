import { type BinaryNode, getStatusFromReceiptType, isJidGroup, proto, type WASocket } from "@whiskeysockets/baileys";
import type { Batch } from "./batch.ts";

const RECEIPT = "CB:receipt";
const { DELIVERY_ACK } = proto.WebMessageInfo.Status;

/**
 * Stands in front of Baileys' handler of receipts, which acknowledges them before it tells of them: what a receipt says is in the
 * inbox first. When that fails the socket is closed, and WhatsApp tells it again.
 */
export function guardReceipts({ ws }: Pick<WASocket, "ws">, store: (batch: Batch) => Promise<void>): void {
  const handlers = ws.listeners(RECEIPT) as ((node: BinaryNode) => unknown)[];
  ws.removeAllListeners(RECEIPT);
  let waiting = Promise.resolve();
  ws.on(RECEIPT, (node: BinaryNode) => {
    waiting = waiting
      .then(async () => {
        const batch = readReceipt(node);
        if (batch) await store(batch);
        for (const handle of handlers) handle(node);
      })
      .catch(() => undefined); // not handled, not acknowledged
  });
}

/** Read on the own phone, or come to somebody else, read or played there; undefined for what is about keys. */
function readReceipt(node: BinaryNode): Batch | undefined {
  const { from, participant, recipient, type } = node.attrs;
  const status = getStatusFromReceiptType(type);
  if (!from || status === undefined || status < DELIVERY_ACK) return undefined;
  const ids = idsIn(node);
  if (recipient) return type === "read-self" ? { reads: [{ chat: recipient, ids }] } : undefined;
  const keys = ids.map((id) => ({ remoteJid: from, fromMe: true, id }));
  if (!isJidGroup(from)) return { statuses: keys.map((key) => ({ key, status })) };
  return participant ? { receipts: keys.map((key) => ({ key, by: participant, status })) } : undefined;
}

function idsIn({ attrs: { id }, content }: BinaryNode): string[] {
  const list = Array.isArray(content) ? content[0]?.content : undefined;
  const more = Array.isArray(list) ? list.flatMap(({ attrs }) => attrs.id ?? []) : [];
  return id ? [id, ...more] : more;
}
