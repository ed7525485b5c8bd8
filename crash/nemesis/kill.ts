import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/server/sandbox/random.ts";
import { within } from "@/server/testing/until.ts";
import { ask } from "../ask.ts";
import { checkAcknowledged } from "../checks/acknowledged.ts";
import { noteStrike, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

const [KILLS, MANY_KILLS, MANY_IN_HISTORY] = [3, 25, 50];
const LONGEST_DELAY_MS = 400;
const [PATIENCE_MS, HELD_AGAIN_MS] = [2_000, 10_000];

type Point = (scene: Scene) => Promise<unknown>;

/** Moments at which something has been begun and not ended. */
const POINTS: readonly [Point, ...Point[]] = [
  ({ journal }) => journal.seen("connected", PATIENCE_MS),
  ({ journal }) => journal.seen("offered", PATIENCE_MS),
  ({ journal }) => journal.seen("receipted", PATIENCE_MS),
  ({ journal }) => journal.seen("retried", PATIENCE_MS),
  () => within(async () => (await ask("select from inbox where state = 'new' limit 1")).length > 0, PATIENCE_MS),
  () => within(async () => (await ask("select from outbox where state = 'sending' limit 1")).length > 0, PATIENCE_MS),
];

/** kill -9 of whoever holds a number, up to 400 ms after a moment of some kind: of one who has come to work, not of one who starts. */
export async function killOnce(scene: Scene, random: Random): Promise<void> {
  const phone = scene.linked[random.below(scene.linked.length)];
  const holder = () => phone && scene.workers.holderOf(phone.session);
  await within(holder, HELD_AGAIN_MS);
  await random.pick(POINTS)(scene);
  await pause(random.below(LONGEST_DELAY_MS));
  const worker = (await holder()) ?? scene.workers.all[0];
  if (!worker) return;
  noteStrike(scene, "kill", { worker: worker.name });
  await scene.workers.replace(worker);
  scene.verdict.violations.push(...(await checkAcknowledged(scene)));
}

async function kill(scene: Scene, random: Random, times: number): Promise<void> {
  for (let kills = 0; kills < times; kills += 1) await killOnce(scene, random);
}

/** As long as there is history to come: what is killed later is not counted for it. */
async function killManyInHistory(scene: Scene, random: Random): Promise<void> {
  for (let kills = 0; kills < MANY_IN_HISTORY && !(await isHistoryIn(scene)); kills += 1) await killOnce(scene, random);
}

const isHistoryIn = async ({ linked }: Scene) =>
  (await ask("select from sessions where id = $1 and history_phase = 'complete'", linked[0]?.session)).length > 0;

export const killLive: Nemesis = { plan: "live", strike: (scene, random) => kill(scene, random, KILLS) };
export const killInHistory: Nemesis = { plan: "history", strike: killLive.strike };
export const killLiveMany: Nemesis = { plan: "long", strike: (scene, random) => kill(scene, random, MANY_KILLS) };
export const killInHistoryMany: Nemesis = { plan: "long-history", strike: killManyInHistory };
