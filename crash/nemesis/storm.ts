import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/server/sandbox/random.ts";
import { ask } from "../ask.ts";
import { noteStrike, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

const BLOWS = 30;
const EVERY_MS = 100;

/** An administrator ends the workers' database connections, ten times a second. */
export async function stormFor(scene: Scene, random: Random, blows: number): Promise<void> {
  for (let blow = 0; blow < blows; blow += 1) {
    await pause(EVERY_MS / 2 + random.below(EVERY_MS));
    noteStrike(scene, "connections ended");
    await ask("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'switchboard worker'"); // prettier-ignore
  }
}

export const storm: Nemesis = { plan: "live", strike: (scene, random) => stormFor(scene, random, BLOWS) };
