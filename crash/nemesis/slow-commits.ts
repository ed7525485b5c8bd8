import { ask } from "../ask.ts";
import { noteStrike, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

/** Each transaction that tells of something takes up to a fifth of a second longer to commit: they overtake each other. */
async function strike(scene: Scene): Promise<void> {
  noteStrike(scene, "slow commits");
  await ask(`create or replace function crash_dawdle() returns trigger language plpgsql as $$
    begin perform pg_sleep(random() * 0.2); return null; end $$`);
  await ask(
    "create or replace trigger crash_slow after insert on events for each statement execute function crash_dawdle()",
  );
}

export const slowCommits: Nemesis = { plan: "live", strike };
