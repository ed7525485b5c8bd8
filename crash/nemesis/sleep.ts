import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/server/sandbox/random.ts";
import { ask } from "../ask.ts";
import { noteFigure, noteStrike, type Scene } from "../scene.ts";
import { until } from "../until.ts";
import type { WorkerProcess } from "../worker-process.ts";
import { expireLeasesOf } from "../workers.ts";
import type { Nemesis } from "./nemesis.ts";

const [NAP_MS, SLEEP_MS] = [2_500, 30_000];
const FIRST_MS = 600;
const PATIENCE_MS = 40_000;

/** SIGSTOP for half a minute: the leases run out, the other worker connects, and then the sleeper wakes up in the middle of its work. */
async function sleep(scene: Scene, random: Random): Promise<void> {
  const sleeper = await putToSleep(scene, random);
  if (!sleeper) return;
  const stopped = Date.now();
  const over = await awaitOthers(scene, sleeper);
  if (over) noteFigure(scene, "ms until another worker held all its numbers", over - stopped);
  await pause(Math.max(0, stopped + SLEEP_MS - Date.now()));
  wake(scene, sleeper);
}

/** The same in little: its leases are taken from it while it sleeps. */
async function nap(scene: Scene, random: Random): Promise<void> {
  const sleeper = await putToSleep(scene, random);
  if (!sleeper) return;
  await expireLeasesOf(sleeper);
  await awaitOthers(scene, sleeper);
  await pause(NAP_MS);
  wake(scene, sleeper);
}

async function putToSleep(scene: Scene, random: Random): Promise<WorkerProcess | undefined> {
  await pause(FIRST_MS + random.below(FIRST_MS));
  const phone = scene.linked[random.below(scene.linked.length)];
  const sleeper = phone && (await scene.workers.holderOf(phone.session));
  if (!sleeper) return undefined;
  const held = await ask("select from crash_holders where worker = $1", sleeper.name);
  scene.forgiven.replacements += held.length; // its connections stay open while it sleeps
  noteStrike(scene, "stop", { worker: sleeper.name });
  sleeper.child.kill("SIGSTOP");
  return sleeper;
}

/** When everything it held is held by somebody else and connected. */
async function awaitOthers({ journal }: Scene, { name }: WorkerProcess): Promise<number | undefined> {
  const taken = await until(
    async () => (await ask("select from crash_holders where worker = $1", name)).length === 0,
    PATIENCE_MS,
  );
  const connected = taken && (await journal.seen("connected", PATIENCE_MS));
  return connected?.at;
}

function wake(scene: Scene, { name, child }: WorkerProcess): void {
  scene.history.note({ what: "continue", worker: name });
  child.kill("SIGCONT");
}

export const sleeping: Nemesis = { plan: "live", strike: sleep };
export const napping: Nemesis = { plan: "live", strike: nap };
