import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/server/sandbox/random.ts";
import { within } from "@/server/testing/until.ts";
import { noteFigure, noteStrike, type Scene } from "../scene.ts";
import type { Nemesis } from "./nemesis.ts";

const LATEST_MS = 2_000;
const [REST_MS, PATIENCE_MS] = [25_000, 60_000];

/** Somebody uses a copy of a number's login, so WhatsApp replaces our connection (440). It is not fought over: we come back after half a minute. */
async function strike(scene: Scene, random: Random): Promise<void> {
  await pause(random.below(LATEST_MS));
  const account = scene.linked[random.below(scene.linked.length)]?.account ?? "";
  const replaced = async () => (await scene.tell<{ connections: number }>("conflict", { account })).connections > 0;
  if (!(await within(replaced, PATIENCE_MS))) return;
  noteStrike(scene, "replaced", { account });
  const begun = Date.now();
  const again = await scene.journal.seen("connected", PATIENCE_MS, account);
  if (!again) return;
  noteFigure(scene, "ms from a replacement to the next login", again.at - begun);
  if (again.at - begun < REST_MS) scene.verdict.violations.push("a replaced connection was fought over");
}

export const conflict: Nemesis = { plan: "live", strike };
