/** What a measurement says: lines for people. */
export type Measured = { title: string; lines: string[] };

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const spread = (values: number[]) => `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)}`;

type Rounds = {
  title: string;
  ours: string;
  baseline: string;
  bar: string;
  samples: [ours: number, baseline: number][];
};

/** Median of each side, and the median and spread of the ratio round by round: both sides of a round ran beside the same noise. */
export function ratioTable({ title, ours, baseline, bar, samples }: Rounds): Measured {
  const ratios = samples.map(([a, b]) => a / b);
  const lines = [
    "| what | median | bar |",
    "| --- | --- | --- |",
    `| ${ours} | ${median(samples.map(([a]) => a)).toFixed(0)} | |`,
    `| ${baseline} | ${median(samples.map(([, b]) => b)).toFixed(0)} | |`,
    `| ratio, ${samples.length} rounds | ${median(ratios).toFixed(2)} (${spread(ratios)}) | ${bar} |`,
  ];
  return { title, lines };
}

/** Seconds of single runs against a bar. */
export function secondsTable(title: string, rows: { what: string; seconds: number; bar: string }[]): Measured {
  const lines = rows.map(({ what, seconds, bar }) => `| ${what} | ${seconds.toFixed(1)} s | ${bar} |`);
  return { title, lines: ["| what | measured | bar |", "| --- | --- | --- |", ...lines] };
}
