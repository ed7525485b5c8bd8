import type { Pool, PoolConfig } from "pg";
import { openPool } from "@/server/db/open-pool.ts";
import { loggable } from "@/server/db/refusal.ts";
import { env } from "@/server/env.ts";
import { log } from "@/server/log.ts";

/** A worker's own connections: it may wait longer than a request, and its lease must never wait behind its work. */
export type Database = { work: Pool; lease: Pool; close: () => Promise<void> };

const LIMITS: PoolConfig = {
  connectionString: env.databaseUrl,
  application_name: "switchboard worker",
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 5_000,
};

export function openDatabase(): Database {
  const work = open({ ...LIMITS, max: 10 });
  const lease = open({
    ...LIMITS,
    max: 2,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 3_000,
    lock_timeout: 1_000,
  });
  const close = async () => {
    await Promise.allSettled([work.end(), lease.end()]);
  };
  return { work, lease, close };
}

function open(config: PoolConfig): Pool {
  return openPool(config, (err) => log.worker.warn({ err: loggable(err) }, "an idle database connection was lost"));
}

const OURS = /^(22|23|42|54|21)/; // data, constraints, statements: the row is to blame, not the connection
const AWAY = /^(08|57P)/; // no connection, or the server stops or starts

/** Whether an error says that the database is away or busy, so that the same work may succeed later. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = sqlState(error);
  return error.name === "Fenced" || (state === undefined ? isAway(error) : !OURS.test(state));
}

/** Whether an error of ours says that the database cannot be reached at all. Those of WhatsApp's connection sound alike: do not ask of them. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = sqlState(error);
  if (state !== undefined) return AWAY.test(state);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return /connect|terminat|timeout|ECONN|EPIPE|Client has encountered/i.test(`${code} ${error.message}`);
}

function sqlState(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}
