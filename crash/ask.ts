import { setTimeout as pause } from "node:timers/promises";
import type { QueryResultRow } from "pg";
import { pool } from "@/server/db/client.ts";

const PATIENCE_MS = 30_000;

/** Rows of the run's database, asked for again while it is away: only for what may be done twice. Throws after half a minute. */
export async function ask<T extends QueryResultRow>(text: string, ...values: unknown[]): Promise<T[]> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return (await pool.query<T>(text, values)).rows;
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      if (Date.now() > end || /^(22|42)/.test(code)) throw error;
      await pause(50);
    }
  }
}

/** The first of them. Throws when there is none. */
export async function askOne<T extends QueryResultRow>(text: string, ...values: unknown[]): Promise<T> {
  const [row] = await ask<T>(text, ...values);
  if (!row) throw new Error(`no row: ${text}`);
  return row;
}
