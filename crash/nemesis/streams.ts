import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/server/sandbox/random.ts";
import { noteStrike, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

const STRIKES = 3;
const LONGEST_GAP_MS = 1_500;

/** Ways in which WhatsApp ends a connection that is worth another try. */
const ENDS: readonly [object, ...object[]] = [{ code: 515 }, { code: 503 }, { code: 408 }, { code: 428 }, {}];

/** Streams end with errors, or without a word. */
async function strike(scene: Scene, random: Random): Promise<void> {
  for (let strikes = 0; strikes < STRIKES; strikes += 1) {
    await pause(random.below(LONGEST_GAP_MS));
    const end = random.pick(ENDS);
    const account = scene.linked[random.below(scene.linked.length)]?.account;
    noteStrike(scene, "stream ended", { account, ...end });
    await scene.tell("code" in end ? "streamError" : "drop", { account, ...end });
  }
}

export const streams: Nemesis = { plan: "live", strike };
