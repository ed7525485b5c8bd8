import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { startEmbedded } from "@/server/db/embedded.ts";
import { migrate } from "@/server/db/migrate.ts";
import { moveToSmallDisk } from "./small-disk.ts";

const TEMPLATE = "crash_template";
const AUDIT = join(import.meta.dirname, "audit.sql");
const SETTINGS = { max_connections: "200", max_wal_size: "64MB" };

/** Where the database of a run is: on the disk that there is, or on one that is small enough to be filled. */
export type Disk = "ordinary" | "small";

/** A PostgreSQL that keeps what it says it keeps, with a database for each run. */
export type Cluster = { database: (name: string) => Promise<string>; stop: () => Promise<void> };

/** Starts it in `place/<disk>`, with a migrated template in which the audit is installed. Undefined where no disk may be mounted. */
export async function startCluster(place: string, disk: Disk): Promise<Cluster | undefined> {
  const directory = join(place, disk);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  let embedded = await startEmbedded(directory, { settings: SETTINGS });
  let unmount = (): void => undefined;
  if (disk === "small") {
    await embedded.stop();
    const mounted = moveToSmallDisk(join(directory, "postgres"));
    if (!mounted) return undefined;
    unmount = mounted;
    embedded = await startEmbedded(directory, { settings: SETTINGS });
  }
  await prepareTemplate(embedded.url);
  return {
    database: async (name) => {
      await query(embedded.url, `create database ${name} template ${TEMPLATE}`);
      return urlOf(embedded.url, name);
    },
    stop: () => embedded.stop().finally(unmount),
  };
}

async function prepareTemplate(cluster: string): Promise<void> {
  await query(cluster, `create database ${TEMPLATE}`);
  await migrate(urlOf(cluster, TEMPLATE));
  await query(urlOf(cluster, TEMPLATE), readFileSync(AUDIT, "utf8"));
}

function urlOf(cluster: string, database: string): string {
  const url = new URL(cluster);
  url.pathname = `/${database}`;
  return url.href;
}

async function query(connectionString: string, text: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
