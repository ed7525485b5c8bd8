import type { proto } from "@whiskeysockets/baileys";
import { unpackBatch } from "./batch.ts";
import { readBatch } from "./content/read-batch.ts";
import { type Me } from "./content/reading.ts";
import { readStanza } from "./content/read-stanza.ts";
import { type Facts, noFacts } from "./facts.ts";
import type { InboxRow } from "./inbox.ts";
import { openBody, openNode, type StoredNode } from "./inbox-row.ts";

export type ReadRow = {
  row: InboxRow;
  facts: Facts;
  /** A chunk of history to fetch and project. */
  history?: { notification: proto.Message.IHistorySyncNotification; node: StoredNode; progress?: number | null };
  /** Content that a first sync may need again. */
  keep: boolean;
};

/** What a row of the inbox says. Throws when it cannot be read. */
export function readRow(session: string, row: InboxRow, me: Me): ReadRow {
  if (row.body === null) return { row, facts: noFacts(), keep: false };
  const body = openBody(session, row.hash, row.body);
  if (row.kind === "batch" || row.node === null)
    return {
      row,
      facts: readBatch(unpackBatch(body), { me, receivedAt: row.receivedAt, history: false }),
      keep: false,
    };
  const node = openNode(session, row.hash, row.node);
  const { facts, history, peer } = readStanza(node, body, row.receivedAt);
  return { row, facts, keep: peer, ...(history && { history: { notification: history, node } }) };
}
