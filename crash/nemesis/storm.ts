import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/server/sandbox/random.ts";
import { ask } from "../ask.ts";
import { noteStrike, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

const [BLOWS, BLOWS_OF_A_MINUTE] = [30, 600];
const EVERY_MS = 100;
const BLOWS_A_DROP = 20;

/** An administrator ends the workers' database connections, ten times a second. */
export async function stormFor(scene: Scene, random: Random, blows: number): Promise<void> {
  for (let blow = 0; blow < blows; blow += 1)
    await blowAfterPause(scene, random, "application_name = 'switchboard worker'");
}

/** For a minute everybody's database connections are ended, the API's too, and every other second one to WhatsApp. */
async function minute(scene: Scene, random: Random): Promise<void> {
  for (let blow = 0; blow < BLOWS_OF_A_MINUTE; blow += 1) {
    await blowAfterPause(scene, random, "pid <> pg_backend_pid()");
    const account = scene.linked[random.below(scene.linked.length)]?.account;
    if (blow % BLOWS_A_DROP === 0) await scene.tell("drop", { account });
  }
}

async function blowAfterPause(scene: Scene, random: Random, whose: string): Promise<void> {
  await pause(EVERY_MS / 2 + random.below(EVERY_MS));
  noteStrike(scene, "connections ended");
  await ask(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and ${whose}`);
}

export const storm: Nemesis = { plan: "live", strike: (scene, random) => stormFor(scene, random, BLOWS) };
export const stormOfAMinute: Nemesis = { plan: "long", strike: minute };
