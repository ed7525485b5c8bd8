import { appendFileSync } from "node:fs";

/** Has the runner print a count beside the suites, as in "authorization matrix: 8,614 cells". */
export function tellCount(what: string, count: number, unit: string): void {
  const line = `${what}: ${count.toLocaleString("en")} ${unit}\n`;
  if (process.env.TEST_COUNTS === undefined) process.stdout.write(line);
  else appendFileSync(process.env.TEST_COUNTS, line);
}
