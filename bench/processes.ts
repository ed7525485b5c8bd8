import { readFileSync } from "node:fs";
import { processesOf } from "@/server/testing/product.ts";
import type { BenchProduct } from "./product.ts";

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux
const PAGE_KB = 4;

/** The process of the product whose command holds all these words. */
export function pidOf({ dataDir }: Pick<BenchProduct, "dataDir">, ...words: string[]): number {
  const found = processesOf(dataDir).find(({ command }) => words.every((word) => command.includes(word)));
  if (!found) throw new Error(`no process ${words.join(" ")}`);
  return found.pid;
}

/** Processor time that a process has used so far, all of its threads, in seconds. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Memory that a process holds now, in MB. */
export function residentMegabytes(pid: number): number {
  return (Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * PAGE_KB) / 1024;
}

/** The most memory that a process has held so far, in MB. */
export function peakMegabytes(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
