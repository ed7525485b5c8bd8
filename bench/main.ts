import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { clone } from "./clone.ts";
import { histories } from "./histories.ts";
import { idle } from "./idle.ts";
import { ingest } from "./ingest.ts";
import { list } from "./list.ts";
import { live } from "./live.ts";
import type { Measured } from "./report.ts";
import { scale } from "./scale.ts";
import { start } from "./start.ts";
import { ui } from "./ui.ts";

/** `npm run bench` measures everything and writes bench/README.md; `npm run bench -- list` prints one. */
const ROUNDS = 5;
const SUITES: Readonly<Record<string, () => Promise<Measured>>> = {
  list: () => list(ROUNDS),
  scale: () => scale(ROUNDS),
  ingest: () => ingest(ROUNDS),
  live: () => live(ROUNDS),
  idle,
  histories,
  start: () => start(ROUNDS),
  clone,
  ui,
};

const PAGE = join(import.meta.dirname, "README.md");
const CRASH = "\n## Crash\n"; // what `npm run crash` has shown, written below its heading by hand

const wanted = process.argv.slice(2);
const measured: Measured[] = [];
for (const name of wanted.length === 0 ? Object.keys(SUITES) : wanted) {
  const suite = SUITES[name];
  if (!suite) throw new Error(`no measurement called ${name}; there are ${Object.keys(SUITES).join(", ")}`);
  const result = await suite();
  console.log([`\n## ${result.title}`, "", ...result.lines].join("\n"));
  measured.push(result);
}
if (wanted.length === 0) writeFileSync(PAGE, page());

function page(): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  return [
    "# Measured",
    "",
    "Ratios are taken in one run, both sides beside the same noise: trust them before any single figure. `npm run bench` writes this page.",
    "",
    `${new Date().toISOString().slice(0, 10)} · ${machine} · seed 7`,
    ...measured.flatMap(({ title, lines }) => ["", `## ${title}`, "", ...lines]),
    "",
  ]
    .join("\n")
    .concat(crashPart());
}

function crashPart(): string {
  const before = readFileSync(PAGE, "utf8");
  return before.includes(CRASH) ? before.slice(before.indexOf(CRASH)) : "";
}
