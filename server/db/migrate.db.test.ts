import { appendFileSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { createHash, randomUUID } from "node:crypto";
import { pool } from "./client.ts";
import { migrate, MIGRATIONS } from "./migrate.ts";

async function emptyDatabase() {
  const name = `empty_${randomUUID().replaceAll("-", "")}`;
  await pool.query(`create database ${name}`);
  const url = new URL(process.env.DATABASE_URL!);
  url.pathname = `/${name}`;
  return url.href;
}

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as Row[];
}

const applied = (url: string) =>
  ask<{ migration_name: string; checksum: string; finished_at: Date }>(
    url,
    "select * from _prisma_migrations order by migration_name",
  );

function folderWith(migrations: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

describe("migrate", () => {
  it("brings an empty database to the newest schema, and once is as good as twice", async () => {
    const url = await emptyDatabase();
    await migrate(url);
    const once = await applied(url);
    await migrate(url);
    expect(once.length).toBeGreaterThan(0);
    expect(await applied(url)).toEqual(once);
    expect(await ask(url, "select count(*)::int as n from chats")).toEqual([{ n: 0 }]);
  });

  it("records what Prisma would: the SHA-256 of the file, finished", async () => {
    const url = await emptyDatabase();
    await migrate(url, folderWith({ "1_first": "create table a ();\n" }));
    const checksum = createHash("sha256").update("create table a ();\n").digest("hex");
    expect(await applied(url)).toMatchObject([{ migration_name: "1_first", checksum, finished_at: expect.any(Date) }]);
  });

  it("lets two that start together apply everything once", async () => {
    const url = await emptyDatabase();
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const names = (await applied(url)).map((row) => row.migration_name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("refuses when an applied migration was changed", async () => {
    const url = await emptyDatabase();
    const folder = mkdtempSync(join(tmpdir(), "migrations-"));
    cpSync(MIGRATIONS, folder, { recursive: true });
    await migrate(url, folder);
    appendFileSync(join(folder, "20261122000000_first_light", "migration.sql"), "-- more");
    await expect(migrate(url, folder)).rejects.toThrow(
      "Migration 20261122000000_first_light was changed after it was applied",
    );
  });

  it("refuses a database that is ahead of it, and one that failed half-way", async () => {
    const ahead = await emptyDatabase();
    await migrate(ahead, folderWith({ "1_first": "create table a ()", "2_second": "create table b ()" }));
    await expect(migrate(ahead, folderWith({ "1_first": "create table a ()" }))).rejects.toThrow(
      "does not know: start the newer version",
    );
    await ask(ahead, "update _prisma_migrations set finished_at = null where migration_name = '2_second'");
    await expect(migrate(ahead, folderWith({}))).rejects.toThrow(/does not know|half-way/);
  });

  it("undoes a migration that fails and keeps the ones before it", async () => {
    const url = await emptyDatabase();
    const broken = folderWith({ "1_first": "create table a ()", "2_second": "create table b (); select 1 / 0" });
    await expect(migrate(url, broken)).rejects.toThrow("Migration 2_second failed and was undone: division by zero");
    expect((await applied(url)).map((row) => row.migration_name)).toEqual(["1_first"]);
    expect(await ask(url, "select to_regclass('a')::text as a, to_regclass('b')::text as b")).toEqual([
      { a: "a", b: null },
    ]);
  });
});
