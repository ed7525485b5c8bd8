import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { readFileSync } from "node:fs";
import { startEmbedded } from "@/server/db/embedded.ts";
import { migrate } from "@/server/db/migrate.ts";

const TEMPLATE = "crash_template";
const AUDIT = join(import.meta.dirname, "audit.sql");

/** A PostgreSQL that keeps what it says it keeps, with a database for each run. */
export type Cluster = { database: (name: string) => Promise<string>; stop: () => Promise<void> };

/** Starts it in `place/cluster`, with a migrated template in which the audit is installed. */
export async function startCluster(place: string): Promise<Cluster> {
  const directory = join(place, "cluster");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const embedded = await startEmbedded(directory, { settings: { max_connections: "200" } });
  const run = (text: string, database?: string) => query(urlOf(embedded.url, database), text);
  await run(`create database ${TEMPLATE}`);
  await migrate(urlOf(embedded.url, TEMPLATE));
  await run(readFileSync(AUDIT, "utf8"), TEMPLATE);
  return {
    database: async (name) => {
      await run(`create database ${name} template ${TEMPLATE}`);
      return urlOf(embedded.url, name);
    },
    stop: () => embedded.stop(),
  };
}

function urlOf(cluster: string, database: string | undefined): string {
  const url = new URL(cluster);
  if (database !== undefined) url.pathname = `/${database}`;
  return url.href;
}

async function query(connectionString: string, text: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
