import { ask } from "../ask.ts";
import type { Scene } from "../scene.ts";
import { openNode } from "@/server/worker/inbox-row.ts";

type Waiting = { session: string; hash: string; node: Buffer };

/** What WhatsApp has been told that we have is in the database, as a row or as an entry of the inbox. True at any moment. */
export async function checkAcknowledged(scene: Scene): Promise<string[]> {
  const acknowledged = await scene.journal.acknowledged(); // first: what is acknowledged later is not our question
  const offered = scene.plan.steps.flatMap((step) => ("messages" in step ? (step.messages ?? []) : []));
  const wanted = offered.filter((id) => acknowledged.has(id));
  scene.verdict.counts.acknowledged = wanted.length;
  const waiting = await idsInInbox();
  const rows = await ask<{ wa_id: string }>("select distinct wa_id from messages where wa_id = any($1)", wanted);
  const durable = new Set([...rows.map(({ wa_id }) => wa_id), ...waiting]);
  const lost = wanted.filter((id) => !durable.has(id));
  return lost.length === 0
    ? []
    : [`acknowledged, but not durable: ${lost.length} messages, among them ${lost[0] ?? ""}`];
}

/** Asked before the rows, so that what is applied in between is seen there. */
async function idsInInbox(): Promise<string[]> {
  const rows = await ask<Waiting>(
    "select session_id as session, encode(hash, 'hex') as hash, node from inbox where state <> 'done' and kind = 'stanza' and node is not null",
  );
  return rows.flatMap(({ session, hash, node }) => openNode(session, hash, node).attrs.id ?? []);
}
