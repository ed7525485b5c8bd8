import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/server/env.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import type { Job } from "./job.ts";
import { NEMESES } from "./nemesis/index.ts";
import { type Order, readOrder } from "./order.ts";
import { perform, type Performed } from "./perform.ts";
import { tellRun, tellTotal } from "./report.ts";

/** `npm run crash -- --runs 50 --seed 7 [--nemesis a,b] [--sabotage name] [--only run]`. Ends with 1 when something does not hold. */

const RUNS_A_PLAN = 10;

/** Plans change every ten runs; each is gone through without faults first, to know what it should end in. */
function jobOf({ seed, nemeses, sabotage }: Order, { run, place }: { run: number; place: string }): Job {
  const nemesis = nemeses[run % nemeses.length] ?? nemeses[0];
  const { plan: kind } = NEMESES[nemesis];
  const number = Math.floor(run / RUNS_A_PLAN);
  const reference = join(place, `${kind}-${number}.copy`);
  return {
    seed: `${seed} ${run}`,
    plan: `${seed} ${number}`,
    kind,
    nemesis,
    reference,
    ...(sabotage !== undefined && { sabotage }),
  };
}

async function performAll(order: Order, { cluster, place }: { cluster: Cluster; place: string }): Promise<Performed[]> {
  const all: Performed[] = [];
  const once = async (run: number, job: Job) => {
    const performed = await perform(cluster, { place, name: `run_${run}_${job.nemesis.replaceAll("-", "_")}`, job });
    all.push(performed);
    tellRun(order, { run, job, performed });
    if (performed.violations.length === 0) rmSync(performed.directory, { recursive: true, force: true });
  };
  for (const run of order.runs) {
    const job = jobOf(order, { run, place });
    if (job.nemesis !== "none" && job.sabotage === undefined && !existsSync(job.reference))
      await once(run, { ...job, nemesis: "none" });
    await once(run, job);
  }
  return all;
}

async function main(order: Order): Promise<boolean> {
  mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
  const place = mkdtempSync(join(env.dataDir, "crash-"));
  const cluster = await startCluster(place);
  const all = await performAll(order, { cluster, place }).finally(() => cluster.stop());
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
