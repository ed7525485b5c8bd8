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

/** One after another: the median in ms of so many answers. */
export async function p50({ url, headers = {} }: Target, times: number): Promise<number> {
  const took: number[] = [];
  for (let asked = 0; asked < times; asked++) {
    const began = performance.now();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[times >> 1] ?? NaN;
}
