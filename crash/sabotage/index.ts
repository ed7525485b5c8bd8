import { pool } from "@/server/db/client.ts";
import type { NemesisName } from "../nemesis/index.ts";

/** A guarantee taken away on purpose: with it the harness must find something that does not hold. */
type Sabotage = {
  /** Which fault brings it to light. */
  nemesis: NemesisName;
  /** Loaded into every worker, or into who listens. */
  worker?: string;
  listener?: string;
  /** Done to the run's own database. */
  sql?: string;
};

export const SABOTAGES: Readonly<Record<string, Sabotage>> = {
  "acknowledge-first": { nemesis: "kill", worker: "acknowledge-first" },
  "no-durable-batch": { nemesis: "kill", worker: "no-durable-batch" },
  "no-fence": { nemesis: "nap", worker: "no-fence" },
  "no-lease": { nemesis: "none", worker: "no-lease" },
  "no-unique-key": {
    nemesis: "none",
    worker: "no-unique-key",
    sql: "alter table messages drop constraint messages_session_id_wa_id_chat_id_from_me_participant_key",
  },
  "serial-cursor": { nemesis: "slow-commits", listener: "serial-cursor" },
  "told-again": { nemesis: "none", worker: "told-again" },
};

const of = (name: string | undefined): Partial<Sabotage> => (name === undefined ? {} : (SABOTAGES[name] ?? {}));
const fileOf = (name: string | undefined): string[] => (name === undefined ? [] : [`crash/sabotage/${name}.ts`]);

/** Modules for the workers and for the process that follows the log. */
export const importsOf = (name: string | undefined): { worker: string[]; listener: string[] } => ({
  worker: fileOf(of(name).worker),
  listener: fileOf(of(name).listener),
});

export async function prepareSabotage(name: string | undefined): Promise<void> {
  const { sql } = of(name);
  if (sql !== undefined) await pool.query(sql);
}
