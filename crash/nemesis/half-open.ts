import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/server/sandbox/random.ts";
import { within } from "@/server/testing/until.ts";
import { ask } from "../ask.ts";
import type { FaultProxy } from "../fault-proxy.ts";
import { noteFigure, noteStrike, type Scene } from "../scene.ts";
import type { WorkerProcess } from "../worker-process.ts";
import type { Nemesis } from "./nemesis.ts";

const [SILENCE_MS, DELAY_MS, DELAYED_MS] = [25_000, 400, 3_000];
const FIRST_MS = 800;

/** Everything the worker says to the database, or hears from it, is swallowed: its leases run out, another takes over. */
async function database(scene: Scene, random: Random): Promise<void> {
  const victim = await choose(scene, random, "the line to the database is silent");
  if (!victim) return;
  const begun = Date.now();
  victim.database.set("silent");
  const free = async () => (await ask("select from crash_holders where worker = $1", victim.name)).length === 0;
  if (await within(free, SILENCE_MS)) noteFigure(scene, "ms until another worker held what a cut-off one had held", Date.now() - begun); // prettier-ignore
  await pause(Math.max(0, begun + SILENCE_MS - Date.now()));
  clear(victim.database);
}

/** The same towards WhatsApp, until the network says so; before it, everything is late for a while. */
async function whatsapp(scene: Scene, random: Random): Promise<void> {
  const victim = await choose(scene, random, "the line to WhatsApp is slow, then silent");
  if (!victim) return;
  victim.whatsapp.set({ delayMs: DELAY_MS });
  await pause(DELAYED_MS);
  victim.whatsapp.set("silent");
  await pause(DELAYED_MS);
  clear(victim.whatsapp);
}

async function choose(scene: Scene, random: Random, what: string): Promise<WorkerProcess | undefined> {
  await pause(FIRST_MS + random.below(FIRST_MS));
  const phone = scene.linked[random.below(scene.linked.length)];
  const victim = phone && (await scene.workers.holderOf(phone.session));
  if (!victim) return undefined;
  scene.forgiven.replacements += (await ask("select from crash_holders where worker = $1", victim.name)).length;
  noteStrike(scene, what, { worker: victim.name });
  return victim;
}

function clear(line: FaultProxy): void {
  line.cut();
  line.set("passing");
}

export const halfOpenDatabase: Nemesis = { plan: "live", strike: database };
export const halfOpenWhatsApp: Nemesis = { plan: "live", strike: whatsapp };
