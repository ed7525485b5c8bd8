import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/server/sandbox/random.ts";
import { within } from "@/server/testing/until.ts";
import { ask } from "../ask.ts";
import { noteFigure, noteStrike, type Scene } from "../scene.ts";
import type { WorkerProcess } from "../worker-process.ts";
import { expireLeasesOf } from "../workers.ts";
import type { Nemesis } from "./nemesis.ts";

const [NAP_MS, SLEEP_MS] = [2_500, 30_000];
const FIRST_MS = 600;
const OFFERED_MS = 2_000;
const PATIENCE_MS = 40_000;

/** SIGSTOP for half a minute: the leases run out, the other worker connects, and then the sleeper wakes up in the middle of its work. */
async function sleep(scene: Scene, random: Random): Promise<void> {
  const sleeper = await putToSleep(scene, random);
  if (!sleeper) return;
  const over = await awaitOthers(scene, sleeper);
  if (over)
    noteFigure(scene, "ms until another worker had connected all that a sleeping one had held", over - sleeper.at);
  await pause(Math.max(0, sleeper.at + SLEEP_MS - Date.now()));
  wake(scene, sleeper);
}

/** The same in little: its leases are taken from it while it sleeps. */
async function nap(scene: Scene, random: Random): Promise<void> {
  const sleeper = await putToSleep(scene, random);
  if (!sleeper) return;
  await scene.journal.seen("offered", OFFERED_MS); // so that there is something on its line when it wakes up
  await expireLeasesOf(sleeper.worker);
  await awaitOthers(scene, sleeper);
  await pause(NAP_MS);
  wake(scene, sleeper);
}

type Sleeper = { worker: WorkerProcess; held: number; at: number };

async function putToSleep(scene: Scene, random: Random): Promise<Sleeper | undefined> {
  await pause(FIRST_MS + random.below(FIRST_MS));
  const phone = scene.linked[random.below(scene.linked.length)];
  const worker = phone && (await scene.workers.holderOf(phone.session));
  if (!worker) return undefined;
  const held = (await ask("select from crash_holders where worker = $1", worker.name)).length;
  scene.forgiven.replacements += held; // its connections stay open while it sleeps
  noteStrike(scene, "stop", { worker: worker.name });
  worker.child.kill("SIGSTOP");
  return { worker, held, at: Date.now() };
}

/** When everything it held was connected again by somebody else. */
async function awaitOthers({ journal }: Scene, { held, at }: Sleeper): Promise<number | undefined> {
  return within(async () => {
    await journal.read();
    const since = journal.entries.filter((entry) => entry.what === "connected" && entry.at > at);
    return since.length >= held && since.at(-1)?.at;
  }, PATIENCE_MS);
}

function wake(scene: Scene, { worker: { name, child } }: Sleeper): void {
  scene.history.note({ what: "continue", worker: name });
  child.kill("SIGCONT");
}

export const sleeping: Nemesis = { plan: "live", strike: sleep };
export const napping: Nemesis = { plan: "live", strike: nap };
