import autocannon from "autocannon";

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
  return took.sort((a, b) => a - b)[times >> 1] ?? NaN;
}

/** How many ms an answer takes; none but 200 will do. */
export async function ask(target: Target | undefined): Promise<number> {
  const began = performance.now();
  const answer = await fetch(target?.url ?? "", { headers: target?.headers ?? {} });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return performance.now() - began;
}
