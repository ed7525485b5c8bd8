import type { Job } from "./job.ts";
import type { Order } from "./order.ts";
import type { Performed } from "./perform.ts";

/** One line for a run that holds; for one that does not, what does not, how to see it again, and where its history is. */
export function tellRun(
  { seed }: Order,
  { run, job, performed }: { run: number; job: Job; performed: Performed },
): void {
  const { sabotage } = job;
  const { counts, violations, seconds, directory } = performed;
  const what = `${job.nemesis}${sabotage === undefined ? "" : `, sabotaged: ${sabotage}`}`;
  const about = `${counts.strikes} strikes, ${counts.offered} messages, ${counts.wishes} wishes, ${counts.events} events, ${seconds.toFixed(1)} s`;
  console.log(`run ${run} · ${job.kind} · ${what} · ${violations.length === 0 ? "holds" : "DOES NOT HOLD"} · ${about}`);
  if (violations.length === 0) return;
  for (const violation of violations) console.log(`  ${violation}`);
  const again = `npm run crash -- --seed ${seed} --only ${run} --nemesis ${job.nemesis}${sabotage === undefined ? "" : ` --sabotage ${sabotage}`}`;
  console.log(`  again: ${again}\n  history: ${directory}/history.jsonl`);
}

/** Not silently: what could not be done here has not been shown. */
export const tellSkipped = (run: number, { nemesis }: Job): void =>
  console.log(`run ${run} · ${nemesis} · SKIPPED: no disk may be mounted here`);

/** Sums over all runs, and the figures that were taken on the way. */
export function tellTotal(performed: readonly Performed[]): void {
  const sum = (of: (one: Performed) => number) => performed.reduce((total, one) => total + of(one), 0);
  const broken = sum(({ violations }) => (violations.length > 0 ? 1 : 0));
  console.log(
    `${performed.length} runs: ${sum(({ counts }) => counts.strikes)} strikes, ${sum(({ counts }) => counts.offered)} messages offered, ` +
      `${sum(({ counts }) => counts.wishes)} wishes, ${sum(({ counts }) => counts.events)} events; ${broken} runs do not hold`,
  );
  const figures = new Map<string, number[]>();
  for (const one of performed)
    for (const [what, values] of Object.entries(one.figures))
      figures.set(what, [...(figures.get(what) ?? []), ...values]);
  for (const [what, values] of figures) console.log(`${what}: ${describe(values)}`);
}

function describe(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return `median ${sorted[Math.floor(sorted.length / 2)] ?? NaN}, most ${sorted.at(-1) ?? NaN}, of ${sorted.length}`;
}
