import type { Pool, PoolClient } from "pg";
import { log } from "@/server/log.ts";
import { loggable } from "./refusal.ts";

/** Runs the work in one transaction: all of it is stored, or nothing. A connection that dies meanwhile fails the work, not the process. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const lost = (err: Error) => log.db.warn({ err: loggable(err) }, "a database connection was lost in use");
  client.on("error", lost);
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: unknown) => (broken = failure as Error));
    throw error;
  } finally {
    client.off("error", lost);
    client.release(broken);
  }
}
