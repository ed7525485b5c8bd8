import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { randomFrom } from "@/server/sandbox/random.ts";
import { within } from "@/server/testing/until.ts";
import { ask } from "./ask.ts";
import { check } from "./checks/index.ts";
import { copyOf, differences } from "./copy.ts";
import { heal } from "./heal.ts";
import { Job, type Verdict } from "./job.ts";
import { linkCrowd } from "./link-crowd.ts";
import { awaitHistories, linkPhones } from "./link-phones.ts";
import { NEMESES } from "./nemesis/index.ts";
import { writePlan } from "./plan/write-plan.ts";
import { openScene, type Scene } from "./scene.ts";
import { speak } from "./speak.ts";

/** The process of one run: DATABASE_URL, DATA_DIR and SANDBOX_PORT are its own. Answers its parent with a verdict, and ends. */

const [HEAL_MS, SABOTAGED_HEAL_MS, SETTLE_MS] = [180_000, 8_000, 20_000];

async function run(job: Job): Promise<Verdict> {
  const nemesis = NEMESES[job.nemesis];
  const scene = await openScene(job, writePlan({ ...job, seed: job.plan }));
  try {
    if (job.kind === "crowd") await linkCrowd(scene);
    else await linkPhones(scene);
    if (!job.kind.endsWith("history")) await awaitHistories(scene);
    const struck = nemesis.strike(scene, randomFrom(`schedule ${job.seed}`));
    await Promise.all([speak(scene, { hurry: job.nemesis === "none" }), struck]);
    await judge(scene, job);
    return scene.verdict;
  } finally {
    await scene.close();
  }
}

async function judge(scene: Scene, { reference, sabotage }: Job): Promise<void> {
  const { violations } = scene.verdict;
  const healed = await heal(scene, sabotage === undefined ? HEAL_MS : SABOTAGED_HEAL_MS);
  if (!healed) violations.push("it did not heal: something is still missing or waiting, or a number is not connected");
  violations.push(...(await check(scene)));
  violations.push(...(existsSync(reference) ? await compare(scene, reference) : []));
  for (const violation of violations) scene.history.note({ what: "violation", violation });
  if (violations.length === 0 && !existsSync(reference)) writeFileSync(reference, (await settled(scene)).join("\n"));
}

/** The same plan without faults ended in the same copy. What the phone tells of its settings may take a moment longer. */
async function compare(scene: Scene, file: string): Promise<string[]> {
  const reference = readFileSync(file, "utf8").split("\n");
  const found = { differences: [] as string[] };
  const same = async () => (found.differences = differences(reference, await wholeCopy(scene))).length === 0;
  await within(same, SETTLE_MS);
  return found.differences.map((line) => `compared with a run without faults, the copy ${line}`);
}

const wholeCopy = async ({ linked }: Scene): Promise<string[]> =>
  (await Promise.all(linked.map(async ({ session, account }) => (await copyOf(session)).map((line) => `${account} ${line}`)))).flat(); // prettier-ignore

/** The copy once the phones' settings have been asked for anew where that is due, and it has not changed for two seconds. */
async function settled(scene: Scene): Promise<string[]> {
  const sessions = scene.linked.map(({ session }) => session);
  await within(
    async () => (await ask("select from sessions where id = any($1) and resync_due", sessions)).length === 0,
    SETTLE_MS,
  );
  const seen = { copy: await wholeCopy(scene), at: Date.now() };
  await within(async () => {
    const copy = await wholeCopy(scene);
    if (differences(seen.copy, copy).length > 0) Object.assign(seen, { copy, at: Date.now() });
    return Date.now() - seen.at > 2_000;
  }, SETTLE_MS);
  return seen.copy;
}

function answer(verdict: Verdict): void {
  process.send?.(verdict, () => process.exit(0));
}

const failed = (error: unknown): Verdict => ({
  violations: [`the run broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
  counts: { strikes: 0, offered: 0, acknowledged: 0, wishes: 0, events: 0 },
  figures: {},
});

process.once("SIGTERM", () => process.exit(1));
run(Job.parse(JSON.parse(process.argv[2] ?? ""))).then(answer, (error: unknown) => answer(failed(error)));
