import { mkdirSync } from "node:fs";
import { join } from "node:path";
import getPort from "get-port";
import type { Cluster } from "./cluster.ts";
import type { Job, Verdict } from "./job.ts";
import { leashed } from "./leashed.ts";
import { importsOf } from "./sabotage/index.ts";

export type Performed = Verdict & { seconds: number; directory: string };

/** Has a run done by a process of its own, with a database, a directory and ports of its own. */
export async function perform(
  cluster: Cluster,
  { place, name, job }: { place: string; name: string; job: Job },
): Promise<Performed> {
  const directory = join(place, name);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const begun = performance.now();
  const child = leashed({
    file: "crash/run.ts",
    args: [JSON.stringify(job)],
    imports: importsOf(job.sabotage).listener,
    settings: {
      DATABASE_URL: await cluster.database(name),
      DATA_DIR: directory,
      SANDBOX_PORT: String(await getPort()),
      ENCRYPTION_KEY: "only-for-crash-tests-encryption-key",
      LOG_LEVEL: "silent",
      NODE_ENV: "test",
    },
  });
  const verdict = await new Promise<Verdict>((resolve) => {
    child.once("message", (message) => resolve(message as Verdict)); // safe: run.ts says nothing else
    child.once("exit", (code) => resolve(broken(code)));
  });
  return { ...verdict, directory, seconds: (performance.now() - begun) / 1000 };
}

const broken = (code: number | null): Verdict => ({
  violations: [`the process of the run ended with ${code}`],
  counts: { strikes: 0, offered: 0, acknowledged: 0, wishes: 0, events: 0 },
  figures: {},
});
