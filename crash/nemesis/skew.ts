import { noteStrike, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

/** One worker lives ten minutes ahead, the other a day behind. */
async function strike(scene: Scene): Promise<void> {
  const [ahead, behind] = scene.workers.all;
  if (!ahead || !behind) return;
  noteStrike(scene, "clock ten minutes ahead", { worker: ahead.name });
  await scene.workers.replace(ahead, ["crash/clocks/ahead.ts"]);
  noteStrike(scene, "clock a day behind", { worker: behind.name });
  await scene.workers.replace(behind, ["crash/clocks/behind.ts"]);
}

export const skew: Nemesis = { plan: "live", strike };
