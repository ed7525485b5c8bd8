import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { log } from "@/server/log.ts";

/** The advisory lock and the table are Prisma's own, so that `prisma migrate deploy` and this runner accept each other's work. */
const LOCK = 72707369;
const TABLE = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;
export const MIGRATIONS = join(import.meta.dirname, "../../prisma/migrations");

type Migration = { name: string; sql: string; checksum: string };
type Applied = { name: string; checksum: string; finished: boolean };

/**
 * Brings a database to the newest schema: each migration of `folder` that it lacks in a transaction of its own, in the order of
 * their names. Runners that start together wait for each other. Refuses a database that does not descend from these files.
 */
export async function migrate(url: string, folder = MIGRATIONS): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "switchboard migrate",
  });
  client.on("error", (err) => log.db.warn({ err }, "the connection of the migrations was lost"));
  await client.connect();
  try {
    await client.query("set client_min_messages = warning");
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(TABLE);
    for (const migration of missing(migrationsIn(folder), await appliedTo(client))) await apply(client, migration);
  } finally {
    await client.end(); // and with it the lock
  }
}

function migrationsIn(folder: string): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map(({ name }) => ({ name, content: readFileSync(join(folder, name, "migration.sql")) }))
    .map(({ name, content }) => ({
      name,
      sql: content.toString(),
      checksum: createHash("sha256").update(content).digest("hex"),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function appliedTo(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(`
    select migration_name as name, checksum, finished_at is not null as finished
    from _prisma_migrations where rolled_back_at is null order by migration_name`);
  return rows;
}

/** What is still to apply; throws the sentence that says why nothing can be. */
function missing(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const file = known.get(name);
    if (!finished)
      throw new Error(
        `Migration ${name} failed half-way in this database: mend it, then mark it with prisma migrate resolve`,
      );
    if (!file)
      throw new Error(
        `This database has migration ${name}, which this version of Switchboard does not know: start the newer version`,
      );
    if (file.checksum !== checksum)
      throw new Error(`Migration ${name} was changed after it was applied to this database: restore the file`);
    known.delete(name);
  }
  return [...known.values()];
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    throw new Error(
      `Migration ${name} failed and was undone: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  log.db.info({ migration: name }, "migrated");
}
