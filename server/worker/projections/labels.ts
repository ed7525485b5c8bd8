import type { ClientBase } from "pg";
import type { LabelFact, LabelingFact } from "../facts.ts";

/** Labels as last told. */
export async function upsertLabels(client: ClientBase, session: string, facts: readonly LabelFact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = newest(facts, ({ id }) => id);
  await client.query({ text: LABELS, values: [session, JSON.stringify(rows)] });
}

const LABELS = `insert into labels as l (session_id, id, name, color, deleted, noted)
  select $1, id, name, color, deleted, noted
  from json_to_recordset($2) as f (id text, name text, color integer, deleted boolean, noted timestamptz) order by id
  on conflict (session_id, id) do update set name = excluded.name, color = excluded.color,
    deleted = excluded.deleted, noted = excluded.noted where excluded.noted >= l.noted`;

/** Which chats and messages carry a label, as last told; whether those are there does not matter. */
export async function upsertLabelings(
  client: ClientBase,
  session: string,
  facts: readonly LabelingFact[],
): Promise<void> {
  if (facts.length === 0) return;
  const rows = newest(facts, ({ label, chat, waId }) => JSON.stringify([label, chat, waId]));
  await client.query({ text: LABELINGS, values: [session, JSON.stringify(rows)] });
}

const LABELINGS = `insert into labelings as l (session_id, label_id, chat, wa_id, present, noted)
  select $1, label, chat, "waId", present, noted
  from json_to_recordset($2) as f (label text, chat text, "waId" text, present boolean, noted timestamptz) order by 2, 3, 4
  on conflict (session_id, label_id, chat, wa_id) do update set present = excluded.present, noted = excluded.noted
  where excluded.noted >= l.noted`;

function newest<F extends { noted: number }>(facts: readonly F[], keyOf: (fact: F) => string) {
  const last = new Map<string, F>();
  for (const fact of facts) if (fact.noted >= (last.get(keyOf(fact))?.noted ?? 0)) last.set(keyOf(fact), fact);
  return [...last.values()].map((fact) => ({ ...fact, noted: new Date(fact.noted) }));
}
