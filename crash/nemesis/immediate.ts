import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { env } from "@/server/env.ts";
import type { Random } from "@/server/sandbox/random.ts";
import { checkAcknowledged } from "../checks/acknowledged.ts";
import { noteFigure, noteStrike, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

const [STOPS, MANY_STOPS] = [2, 10];
const [SHORTEST_GAP_MS, LONGEST_GAP_MS] = [500, 2_000];
const PATIENCE_MS = 15_000;

/** PostgreSQL stops as at `pg_ctl -m immediate stop`, without writing anything down, and is started again. */
export async function immediateOnce(scene: Scene, random: Random): Promise<void> {
  await pause(SHORTEST_GAP_MS + random.below(LONGEST_GAP_MS));
  noteStrike(scene, "immediate stop");
  const stopped = Date.now();
  process.kill(postmaster(), "SIGQUIT");
  scene.verdict.violations.push(...(await checkAcknowledged(scene)));
  const again = await scene.journal.seen("receipted", PATIENCE_MS);
  if (again) noteFigure(scene, "ms from the stop to the next acknowledged message", again.at - stopped);
}

async function stop(scene: Scene, random: Random, times: number): Promise<void> {
  for (let stops = 0; stops < times; stops += 1) await immediateOnce(scene, random);
}

/** The embedded PostgreSQL of the harness, as its file says; the run's own directory is beside it. */
function postmaster(): number {
  const kept = readFileSync(join(env.dataDir, "../ordinary/postgres.json"), "utf8");
  return z.object({ pid: z.int() }).parse(JSON.parse(kept)).pid;
}

export const immediate: Nemesis = { plan: "live", strike: (scene, random) => stop(scene, random, STOPS) };
export const immediateMany: Nemesis = { plan: "long", strike: (scene, random) => stop(scene, random, MANY_STOPS) };
