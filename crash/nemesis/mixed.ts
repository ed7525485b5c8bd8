import type { Random } from "@/server/sandbox/random.ts";
import type { Scene } from "../scene.ts";
import { immediateOnce } from "./immediate.ts";
import { killOnce } from "./kill.ts";
import type { Nemesis } from "./nemesis.ts";
import { napping } from "./sleep.ts";
import { stormFor } from "./storm.ts";

const BLOWS = 10;

/** One after the other, in an order of chance: a kill, a database that stops, connections that end, a worker that sleeps. */
async function strike(scene: Scene, random: Random): Promise<void> {
  const blows = [killOnce, immediateOnce, napping.strike, (at: Scene, by: Random) => stormFor(at, by, BLOWS)];
  const order = blows.map((blow) => ({ blow, place: random.next() })).sort((a, b) => a.place - b.place);
  for (const { blow } of order) await blow(scene, random);
}

export const mixed: Nemesis = { plan: "live", strike };
