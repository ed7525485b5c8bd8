import autocannon from "autocannon";
import { median } from "./report.ts";

export type Target = { url: string; headers?: Record<string, string> };
/** Requests a second, and how long the slowest hundredth took, in ms. */
export type Load = { rate: number; p99: number };

/** Asks over 16 connections for so many seconds, or for so many answers where each takes seconds; a run with any answer but 200 does not count. */
export const CONNECTIONS = 16;
export async function load(target: Target, span: { duration: number } | { amount: number }): Promise<Load> {
  const result = await autocannon({ ...target, ...span, connections: CONNECTIONS, timeout: 120 });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${target.url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return { rate: result["2xx"] / result.duration, p99: result.latency.p99 };
}

/** The median in ms of so many answers, asked for one after another: of each target in turn. */
export async function p50(targets: readonly Target[], times: number): Promise<number> {
  const took: number[] = [];
  for (let asked = 0; asked < times; asked++) took.push(await ask(targets[asked % targets.length]));
  return median(took);
}

/** The median of one in ms over that of the other, asked in turn, so that both meet the same noise. */
export async function p50Ratio(one: Target, other: Target, times: number): Promise<number> {
  const took: [number[], number[]] = [[], []];
  for (let asked = 0; asked < times; asked++) {
    took[0].push(await ask(one));
    took[1].push(await ask(other));
  }
  return median(took[0]) / median(took[1]);
}

/** How many ms an answer takes; none but 200 will do. */
export async function ask(target: Target | undefined): Promise<number> {
  const began = performance.now();
  const answer = await fetch(target?.url ?? "", { headers: target?.headers ?? {} });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return performance.now() - began;
}
