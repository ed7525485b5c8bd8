import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { env } from "@/server/env.ts";
import type { Random } from "@/server/sandbox/random.ts";
import { noteStrike, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

const [FIRST_MS, FULL_MS] = [1_000, 4_000];
const PIECES = [1 << 20, 1 << 12] as const; // large ones, then what is left

/** The disk of the database is full for a few seconds. */
async function strike(scene: Scene, random: Random): Promise<void> {
  await pause(FIRST_MS + random.below(FIRST_MS));
  const filler = join(env.dataDir, "../small/postgres/filler");
  noteStrike(scene, "the disk is full");
  fill(filler);
  await pause(FULL_MS);
  rmSync(filler);
}

function fill(file: string): void {
  const disk = openSync(file, "w");
  for (const size of PIECES) {
    const piece = Buffer.alloc(size);
    while (fits(disk, piece));
  }
  closeSync(disk);
}

function fits(disk: number, piece: Buffer): boolean {
  try {
    return writeSync(disk, piece) === piece.length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") return false;
    throw error;
  }
}

export const fullDisk: Nemesis = { plan: "live", strike, disk: "small" };
