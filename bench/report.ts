/** What a measurement says: lines for people. */
export type Measured = { title: string; lines: string[] };

export const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
export const short = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** The value below which so large a part of them lies. */
export function ranked(values: readonly number[]): (part: number) => number {
  const sorted = values.toSorted((a, b) => a - b);
  return (part) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

/** Median and spread of a ratio taken round by round: both sides of a round ran beside the same noise. */
export const ratio = (rounds: number[]): [median: string, spread: string] => [
  `${short(median(rounds))} ×`,
  `${short(Math.min(...rounds))}–${short(Math.max(...rounds))}`,
];

/** Rows of what was measured, its figure, a second figure or the spread, and the bar. */
export function table(title: string, rows: string[][]): Measured {
  const lines = rows.map((cells) => `| ${cells.join(" | ")} |`);
  return { title, lines: ["| what | measured | spread | bar |", "| --- | --- | --- | --- |", ...lines] };
}

/** Seconds of single runs against a bar. */
export function secondsTable(title: string, rows: { what: string; seconds: number; bar: string }[]): Measured {
  return table(
    title,
    rows.map(({ what, seconds, bar }) => [what, `${seconds.toFixed(1)} s`, "", bar]),
  );
}
