import { ulid } from "ulid";
import { pool } from "@/server/db/client.ts";
import { env } from "@/server/env.ts";
import { type Api, openApi } from "./api.ts";
import { type EventLog, followEvents } from "./follow-events.ts";
import { History } from "./history.ts";
import type { Job, Verdict } from "./job.ts";
import { Journal } from "./journal.ts";
import type { Tell } from "./phone.ts";
import type { Plan } from "./plan/step.ts";
import { importsOf, prepareSabotage } from "./sabotage/index.ts";
import { startSandboxProcess } from "./sandbox-process.ts";
import { Workers } from "./workers.ts";

/** A number of the plan once it is linked. */
export type Linked = { session: string; account: string };

/** All that takes part in a run. */
export type Scene = {
  plan: Plan;
  tell: Tell;
  api: Api;
  workers: Workers;
  linked: Linked[];
  history: History;
  journal: Journal;
  events: EventLog;
  /** Replacements by WhatsApp of a connection whose owner was stopped or cut off: as many are no fault. */
  forgiven: { replacements: number };
  verdict: Verdict;
};

const WORKERS = 2;
const WORKERS_OF_A_CROWD = 1;

/** Starts the simulated WhatsApp and the workers on the run's own database. */
export async function openScene(job: Job, plan: Plan): Promise<Scene & { close: () => Promise<void> }> {
  const history = new History(env.dataDir);
  history.note({ what: "plan", ...plan });
  const sandbox = await startSandboxProcess();
  await prepareSabotage(job.sabotage);
  const organization = ulid();
  await pool.query("insert into organizations (id, name) values ($1, 'Crash')", [organization]);
  const workers = await Workers.start(
    job.kind === "crowd" ? WORKERS_OF_A_CROWD : WORKERS,
    importsOf(job.sabotage).worker,
  );
  const events = followEvents(organization);
  return {
    plan,
    tell: sandbox.tell,
    api: await openApi(organization),
    workers,
    linked: [],
    history,
    journal: new Journal(sandbox.tell, history),
    events,
    forgiven: { replacements: 0 },
    verdict: { violations: [], counts: { strikes: 0, offered: 0, acknowledged: 0, wishes: 0, events: 0 }, figures: {} },
    close: async () => {
      events.close();
      await workers.end();
      await sandbox.end();
    },
  };
}

/** It happened to somebody: told in the history, and counted. */
export function noteStrike({ history, verdict }: Scene, what: string, about: object = {}): void {
  verdict.counts.strikes += 1;
  history.note({ what, ...about });
}

export function noteFigure({ verdict: { figures } }: Scene, what: string, value: number): void {
  (figures[what] ??= []).push(value);
}
