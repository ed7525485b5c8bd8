import { within } from "@/server/testing/until.ts";
import { askOne } from "./ask.ts";
import type { Scene } from "./scene.ts";

type Snapshot = { accounts: { account: string; queued: number; sockets: number }[] };
type Row = { working: number; waiting: number; wishes: number; stored: number };

const STEADY_MS = 1_000; // an echo or a receipt may follow what came through

/** Waits until every number is connected and everything that was said has come through, and nothing follows. False when that does not happen. */
export async function heal(scene: Scene, patience: number): Promise<boolean> {
  const { history, linked, plan } = scene;
  const wanted = new Set(plan.steps.flatMap((step) => ("messages" in step ? (step.messages ?? []) : [])));
  const seen = { row: {} as Partial<Row>, queued: -1 };
  let since = Infinity;
  const healed = await within(async () => {
    seen.row = await askOne<Row>(STATE, linked.map(({ session }) => session), [...wanted]); // prettier-ignore
    const { accounts } = await scene.tell<Snapshot>("snapshot", {});
    seen.queued = accounts.reduce((sum, { queued }) => sum + queued, 0);
    const { working, waiting, wishes, stored } = seen.row as Row;
    const whole = working === linked.length && waiting + wishes + seen.queued === 0 && stored === wanted.size;
    since = whole ? Math.min(since, performance.now()) : Infinity;
    return performance.now() - since >= STEADY_MS;
  }, patience);
  history.note({ what: healed ? "healed" : "not healed", ...seen.row, queued: seen.queued, of: wanted.size });
  return healed === true;
}

const STATE = `select
  (select count(*)::int from sessions where id = any($1) and status = 'working' and history_phase = 'complete') as working,
  (select count(*)::int from inbox where session_id = any($1) and state = 'new') as waiting,
  (select count(*)::int from outbox where session_id = any($1) and state in ('new', 'sending')) as wishes,
  (select count(distinct wa_id)::int from messages where session_id = any($1) and wa_id = any($2)) as stored`;
