import { ask } from "../ask.ts";
import type { Scene } from "../scene.ts";

/** One holder at a time: nobody takes a lease that runs, nobody writes without one, and nobody logs in beside another. */
export async function checkOwnership(scene: Scene): Promise<string[]> {
  const { accounts } = await scene.tell<{ accounts: { replaced: number }[] }>("snapshot", {});
  const replaced = accounts.reduce((sum, account) => sum + account.replaced, 0);
  const taken = await ask<{ session_id: string; worker: string }>(TAKEN_TOO_EARLY);
  const trespasses = await ask<{ worker: string; place: string; n: number }>(
    "select worker, place, count(*)::int as n from crash_trespasses group by worker, place order by n desc",
  );
  return [
    ...(replaced > scene.forgiven.replacements
      ? [`WhatsApp replaced a connection by another ${replaced} times; ${scene.forgiven.replacements} are explained`]
      : []),
    ...taken.map(({ worker }) => `${worker} took a lease that had not run out`),
    ...trespasses.map(({ worker, place, n }) => `${worker} wrote ${n} rows of ${place} without holding the session`),
  ];
}

const TAKEN_TOO_EARLY = `select session_id, worker from (
    select *, lag(epoch) over w as epoch_before, lag(expires_at) over w as expires_before from crash_leases
    window w as (partition by session_id order by n)
  ) l where epoch > epoch_before and expires_before > at`;
