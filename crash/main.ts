import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/server/env.ts";
import { type Cluster, type Disk, startCluster } from "./cluster.ts";
import type { Job } from "./job.ts";
import { NEMESES } from "./nemesis/index.ts";
import { type Order, readOrder } from "./order.ts";
import { perform, type Performed } from "./perform.ts";
import { SABOTAGES } from "./sabotage/index.ts";
import { tellRun, tellSkipped, tellTotal } from "./report.ts";

/** `npm run crash -- --runs 50 --seed 7 [--nemesis a,b] [--sabotage a,b] [--only run] [--numbers 200]`. Ends with 1 when something does not hold. */

const RUNS_A_PLAN = 10;

/** Plans change every ten runs; each is gone through without faults first, to know what it should end in. */
function jobOf(order: Order, { run, place }: { run: number; place: string }): Job {
  const number = Math.floor(run / RUNS_A_PLAN);
  const { nemesis, kind, ...rest } = whatGoesWrong(order, run);
  const plan = { seed: `${order.seed} ${run}`, plan: `${order.seed} ${number}` };
  return { ...plan, kind, nemesis, reference: join(place, `${kind}-${number}.copy`), ...rest };
}

/** What is taken away decides which fault brings it to light. */
function whatGoesWrong(
  { nemeses, sabotages, numbers }: Order,
  run: number,
): Pick<Job, "nemesis" | "kind" | "sabotage" | "numbers"> {
  if (numbers !== undefined) return { nemesis: "none", kind: "crowd", numbers };
  const sabotage = sabotages[run % sabotages.length];
  const fitting = SABOTAGES[sabotage ?? ""]?.nemesis;
  const nemesis = fitting ?? nemeses[run % nemeses.length] ?? nemeses[0];
  return { nemesis, kind: NEMESES[nemesis].plan, ...(sabotage !== undefined && { sabotage }) };
}

/** The clusters that runs need, each started when the first run needs it. */
function clustersIn(place: string) {
  const started = new Map<Disk, Promise<Cluster | undefined>>();
  return {
    on: (disk: Disk) => {
      const cluster = started.get(disk) ?? startCluster(place, disk);
      started.set(disk, cluster);
      return cluster;
    },
    stop: async () => {
      for (const cluster of started.values()) await (await cluster)?.stop();
    },
  };
}

type Stage = { clusters: ReturnType<typeof clustersIn>; place: string };

async function performAll(order: Order, { clusters, place }: Stage): Promise<Performed[]> {
  const all: Performed[] = [];
  const once = async (run: number, job: Job) => {
    const cluster = await clusters.on(NEMESES[job.nemesis].disk ?? "ordinary");
    if (!cluster) {
      tellSkipped(run, job);
      return;
    }
    const performed = await perform(cluster, { place, name: `run_${run}_${job.nemesis.replaceAll("-", "_")}`, job });
    all.push(performed);
    tellRun(order, { run, job, performed });
    if (performed.violations.length === 0) rmSync(performed.directory, { recursive: true, force: true });
  };
  for (const run of order.runs) {
    const job = jobOf(order, { run, place });
    const isCompared = job.nemesis !== "none" && job.sabotage === undefined;
    if (isCompared && !existsSync(job.reference)) await once(run, { ...job, nemesis: "none" });
    await once(run, job);
  }
  return all;
}

async function main(order: Order): Promise<boolean> {
  mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
  const place = mkdtempSync(join(env.dataDir, "crash-"));
  const clusters = clustersIn(place);
  const all = await performAll(order, { clusters, place }).finally(() => clusters.stop());
  tellTotal(all);
  const holds = all.every(({ violations }) => violations.length === 0);
  if (holds) rmSync(place, { recursive: true, force: true });
  return holds;
}

process.once("SIGTERM", () => process.exit(1));
process.once("SIGINT", () => process.exit(1));
try {
  process.exitCode = (await main(readOrder(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
