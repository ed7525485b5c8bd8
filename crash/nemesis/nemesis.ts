import type { Random } from "@/server/sandbox/random.ts";
import type { PlanKind } from "../plan/write-plan.ts";
import type { Scene } from "../scene.ts";

/** What goes wrong while a plan goes on, at moments that the seed chooses. */
export type Nemesis = {
  plan: PlanKind;
  /** On which disk the database is. */
  disk?: "small";
  strike: (scene: Scene, random: Random) => Promise<void>;
};
