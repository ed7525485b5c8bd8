import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clone } from "./clone.ts";
import { histories } from "./histories.ts";
import { idle } from "./idle.ts";
import { ingest, ingestLarge } from "./ingest.ts";
import { list } from "./list.ts";
import { live } from "./live.ts";
import { withSection } from "./page.ts";
import type { Measured } from "./report.ts";
import { scale } from "./scale.ts";
import { start } from "./start.ts";
import { ui } from "./ui.ts";

/** `npm run bench` measures everything, `npm run bench -- list` one thing; each prints its table and writes its section of bench/README.md. */
const ROUNDS = 5;
const SUITES: Readonly<Record<string, () => Promise<Measured>>> = {
  list: () => list(ROUNDS),
  scale: () => scale(ROUNDS),
  ingest: () => ingest(ROUNDS),
  "ingest-large": ingestLarge,
  live: () => live(ROUNDS),
  idle,
  histories,
  start: () => start(ROUNDS),
  clone,
  ui,
};

const PAGE = join(import.meta.dirname, "README.md");

const asked = process.argv.slice(2);
for (const name of asked.length === 0 ? Object.keys(SUITES) : asked) {
  const suite = SUITES[name];
  if (!suite) throw new Error(`no measurement called ${name}; there are ${Object.keys(SUITES).join(", ")}`);
  try {
    const measured = await suite();
    console.log([`\n## ${measured.title}`, "", ...measured.lines].join("\n"));
    writeFileSync(PAGE, withSection(readFileSync(PAGE, "utf8"), name, measured));
  } catch (error) {
    console.error(`${name} was not measured:`, error); // the others are
    process.exitCode = 1;
  }
}
