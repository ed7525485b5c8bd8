import { ask } from "../ask.ts";
import type { Step } from "../plan/step.ts";
import type { Scene } from "../scene.ts";

const statusesIn = (step: Step): Record<string, number> => ("verb" in step ? (step.statuses ?? {}) : {});

/** Own messages are as far as the furthest receipt says. */
export async function checkStatuses({ plan, linked }: Scene): Promise<string[]> {
  const expected = new Map<string, number>();
  for (const step of plan.steps)
    for (const [id, status] of Object.entries(statusesIn(step)))
      expected.set(id, Math.max(expected.get(id) ?? 0, status));
  const rows = await ask<{ id: string; status: number | null }>(
    "select wa_id as id, status from messages where session_id = any($1) and wa_id = any($2)",
    linked.map(({ session }) => session),
    [...expected.keys()],
  );
  const wrong = rows.filter(({ id, status }) => (status ?? 0) < (expected.get(id) ?? 0));
  const [first] = wrong;
  return first ? [`behind their receipts: ${wrong.length} messages, among them ${first.id}, ${first.status} instead of ${expected.get(first.id)}`] : []; // prettier-ignore
}
