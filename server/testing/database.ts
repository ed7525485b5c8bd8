import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { inject } from "vitest";

/** Runs before each *.db.test.ts: a migrated database and a data directory of its own, named where the modules will look. */
const clusterUrl = inject("clusterUrl");
const name = `test_${randomUUID().replaceAll("-", "")}`;
const client = new Client({ connectionString: clusterUrl });
await client.connect();
await client.query(`create database ${name} template template_migrated`);
await client.end();

const url = new URL(clusterUrl);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;
process.env.DATA_DIR = join(inject("dataDir"), name);
mkdirSync(process.env.DATA_DIR, { mode: 0o700 });
