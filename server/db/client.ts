import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool, PoolConfig } from "pg";
import { env } from "@/server/env.ts";
import { PrismaClient } from "@/server/generated/prisma/client.ts";
import { log } from "@/server/log.ts";
import { openPool } from "./open-pool.ts";
import { PatientPool } from "./patient-pool.ts";
import { loggable } from "./refusal.ts";
import { watchSilence } from "./watch-silence.ts";

/** One pool a process and Prisma over it. On globalThis, because Next bundles a copy of this module of its own. */
type Database = { pool: Pool; prisma: PrismaClient };
const shared = globalThis as typeof globalThis & { switchboardDatabase?: Database };

/** Waiting without an end is worse than a 503: acquiring, statements and locks are bounded. Worker processes wait longer. */
const LIMITS: PoolConfig = {
  max: 10,
  connectionTimeoutMillis: 1_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  statement_timeout: 5_000,
  query_timeout: 6_000, // for a server that has fallen silent and keeps no time either
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
  // Where a word's or a name's hits lie, row by row: with less memory a search reads whole pages instead. And none is worth compiling.
  options: "-c work_mem=32MB -c jit=off",
};

function open(): Database {
  const config = { ...LIMITS, connectionString: env.databaseUrl, application_name: "switchboard" };
  const lost = (error: Error) => log.db.warn({ err: loggable(error) }, "an idle database connection was lost");
  const pool = openPool(config, lost, PatientPool);
  watchSilence(pool, env.databaseUrl);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) }) };
}

shared.switchboardDatabase ??= open();
export const { pool, prisma } = shared.switchboardDatabase;

/** Ends every connection of this process; the last step of a shutdown. */
export async function closeDatabase(): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}
