import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { within } from "@/server/testing/until.ts";
import { ask } from "./ask.ts";
import { awaitHistories, linkPhones } from "./link-phones.ts";
import { noteFigure, noteStrike, type Scene } from "./scene.ts";
import type { WorkerProcess } from "./worker-process.ts";

const PATIENCE_MS = 300_000;
const SETTLE_MS = 5_000;

/** Links all numbers to one worker, then puts another in its place, and measures how long that one needs and what a number costs. */
export async function linkCrowd(scene: Scene): Promise<void> {
  const begun = Date.now();
  await linkPhones(scene);
  await awaitHistories(scene);
  noteFigure(scene, "ms until all numbers were linked and their history was in", Date.now() - begun);
  const [first] = scene.workers.all;
  if (!first) return;
  await pause(SETTLE_MS);
  const linking = { now: memoryOf(first), most: memoryOf(first, "VmHWM") };
  await scene.workers.remove(first, "SIGTERM");
  noteStrike(scene, "another worker", { worker: first.name });
  const floor = await floorOf(scene);
  const each = (kB: number) => Math.round((kB - floor) / scene.linked.length);
  noteFigure(scene, "kB of memory for each number at the worker that had linked them", each(linking.now));
  noteFigure(scene, "… at its highest, with their histories under way", each(linking.most));
  const started = Date.now();
  const worker = await scene.workers.add();
  if (!(await within(() => allConnected(scene), PATIENCE_MS))) return;
  noteFigure(scene, "ms until a new worker had connected all numbers, its own start included", Date.now() - started);
  await pause(SETTLE_MS);
  noteFigure(scene, "kB of memory for each number at the new worker", each(memoryOf(worker)));
}

/** Of a worker that serves sessions and has none. */
async function floorOf(scene: Scene): Promise<number> {
  await ask("update sessions set desired = 'stopped'");
  const idle = await scene.workers.add();
  await pause(SETTLE_MS);
  const floor = memoryOf(idle);
  noteFigure(scene, "kB of memory of a worker without numbers", floor);
  await scene.workers.remove(idle, "SIGTERM");
  await ask("update sessions set desired = 'running', started_at = clock_timestamp()");
  return floor;
}

async function allConnected({ tell, linked }: Scene): Promise<boolean> {
  const { connections } = await tell<{ connections: number }>("snapshot", { account: linked[0]?.account });
  return connections >= linked.length;
}

/** Resident, in kB: now, or at its highest (VmHWM). */
function memoryOf({ child }: WorkerProcess, what = "VmRSS"): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1] ?? NaN);
}
