import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { z } from "zod";
import { until } from "@/server/testing/until.ts";
import { ask, type Target } from "./load.ts";
import type { BenchProduct } from "./product.ts";

/** How PostgreSQL read chats and messages for one request: over which indexes, how many pages of 8 kB, and which tables from end to end. */
export type Plan = { indexes: string[]; pages: number; whole: string[] };

const Node = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  "Shared Hit Blocks": z.int(),
  "Shared Read Blocks": z.int(),
  "Actual Loops": z.number(),
  get Plans() {
    return z.array(Node).optional();
  },
});
type Node = z.output<typeof Node>;
const Explained = z.object({ "Query Text": z.string(), Plan: Node });

/**
 * The plans of these requests as they are really run, `explain (analyze, buffers)`, by auto_explain in the server's log. Connections are
 * made anew before and after, so that nothing is explained while time is taken.
 */
export async function plansOf({ databaseUrl, dataDir }: BenchProduct, targets: Target[]): Promise<Plan[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const log = `${dataDir}/postgres.log`;
  const plans: Plan[] = [];
  try {
    await set(client, (name, value) => `set ${name} = ${value}`);
    await until(() => ask(targets[0]).catch(() => undefined)); // the first to ask may meet a connection that was cut
    for (const target of targets) plans.push(await planOf(target, log));
  } finally {
    await set(client, (name) => `reset ${name}`);
    await client.end();
  }
  return plans;
}

const EXPLAINING = {
  session_preload_libraries: "auto_explain",
  "auto_explain.log_min_duration": "0",
  "auto_explain.log_analyze": "on",
  "auto_explain.log_buffers": "on",
  "auto_explain.log_timing": "off",
  "auto_explain.log_format": "json",
};

async function set(client: Client, clause: (name: string, value: string) => string): Promise<void> {
  const { rows } = await client.query<{ name: string }>("select quote_ident(current_database()) as name");
  for (const [name, value] of Object.entries(EXPLAINING))
    await client.query(`alter database ${rows[0]?.name ?? ""} ${clause(name, value)}`);
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'switchboard'");
}

async function planOf(target: Target, log: string): Promise<Plan> {
  const before = readFileSync(log, "utf8").length;
  await ask(target);
  for (let tries = 0; tries < 50; tries++) {
    const told = explained(readFileSync(log, "utf8").slice(before));
    if (told.length > 0) return planFrom(told);
    await sleep(20);
  }
  throw new Error(`${target.url}: PostgreSQL told no plan`);
}

/** Entries begin with the time and go on in lines that begin with a tab. */
const explained = (log: string) =>
  log
    .split(/^(?=\S)/m)
    .filter((entry) => / plan:$/m.test(entry))
    .map((entry) => Explained.parse(JSON.parse(entry.slice(entry.indexOf("\n")))))
    .filter((plan) => /from (chats c|messages m)\b/.test(plan["Query Text"]));

function planFrom(told: z.output<typeof Explained>[]): Plan {
  const nodes = told.flatMap(({ Plan }) => nodesOf(Plan)).filter((node) => node["Actual Loops"] > 0);
  const named = nodes
    .map((node) => node["Index Name"])
    .filter((name) => /^(chats|chat_names|messages)_/.test(name ?? ""));
  return {
    indexes: [...new Set(named)] as string[], // safe: the filter left only strings
    pages: told.reduce((sum, { Plan }) => sum + Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"], 0),
    whole: nodes
      .filter((node) => node["Node Type"] === "Seq Scan")
      .map((node) => node["Relation Name"] ?? "")
      .filter(isBig),
  };
}

const isBig = (table: string) => ["chats", "chat_names", "messages"].includes(table);
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
