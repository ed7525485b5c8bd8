import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/server/sandbox/random.ts";
import { noteStrike, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

const [FIRST_MS, SILENT_MS] = [1_000, 4_000];
/** What a login, a stranger's message, settings and groups ask. */
const ASKED = ["encrypt", "passive", "usync", "w:sync:app:state", "w:g2"];

/** WhatsApp answers nothing that a number asks, and the connection is lost meanwhile: neither a login nor what follows gets an answer. */
async function strike(scene: Scene, random: Random): Promise<void> {
  await pause(FIRST_MS + random.below(FIRST_MS));
  const account = scene.linked[random.below(scene.linked.length)]?.account;
  noteStrike(scene, "questions are not answered", { account });
  await scene.tell("fault", { account, unanswered: ASKED });
  await pause(random.below(FIRST_MS));
  await scene.tell("drop", { account });
  await pause(SILENT_MS);
  await scene.tell("fault", { account, unanswered: [] });
}

export const unanswered: Nemesis = { plan: "live", strike };
