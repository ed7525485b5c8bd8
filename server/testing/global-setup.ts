import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/server/db/embedded.ts";
import { migrate } from "@/server/db/migrate.ts";

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Vitest's is an interface, to be merged with
  interface ProvidedContext {
    clusterUrl: string;
    dataDir: string;
  }
}

/** Safe to lose, so nothing waits for the disk. */
const SETTINGS = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  max_connections: "300",
  shared_buffers: "128MB",
};

/** One PostgreSQL for the whole run, with a migrated template that the test files copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "switchboard-tests-"));
  const embedded = await startEmbedded(dataDir, { settings: SETTINGS });
  await migrate(await createTemplate(embedded.url));
  project.provide("clusterUrl", embedded.url);
  project.provide("dataDir", dataDir);
  return async () => {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function createTemplate(clusterUrl: string): Promise<string> {
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  await client.query("create database template_migrated");
  await client.end();
  const url = new URL(clusterUrl);
  url.pathname = "/template_migrated";
  return url.href;
}
