import type { Batch } from "../batch.ts";
import type { Facts } from "../facts.ts";
import { toColor, toJid, toMessageId, toName } from "../normalise.ts";
import type { Reading } from "./reading.ts";

/** What a batch says of labels, and of what carries them. */
export function readLabels({ labels, labelings }: Batch, { facts, reading }: { facts: Facts; reading: Reading }): void {
  const noted = reading.receivedAt;
  for (const { id, name, color, deleted } of labels ?? []) {
    const known = toMessageId(id);
    if (known)
      facts.labels.push({
        id: known,
        noted,
        name: toName(name) ?? null,
        color: toColor(color),
        deleted: deleted === true,
      });
  }
  for (const { labelId, chatId, messageId, present } of labelings ?? []) {
    const [label, chat] = [toMessageId(labelId), toJid(chatId)];
    if (label && chat) facts.labelings.push({ label, chat, waId: toMessageId(messageId) ?? "", present, noted });
  }
}
