import { pool } from "@/server/db/client.ts";
import { AppError } from "@/server/errors.ts";
import { stopping } from "@/server/stopping.ts";

const LIMIT = 500;

/** `gateway_unavailable` unless the database answers, with its tables, within half a second, and while the process is asked to end. */
export async function demandReady(): Promise<void> {
  if (stopping.signal.aborted) throw new AppError("gateway_unavailable", "the server is stopping");
  const answer = pool.query("select from sessions limit 1").then(
    () => true,
    () => false,
  );
  const ready = await Promise.race([
    answer,
    new Promise<false>((resolve) => setTimeout(resolve, LIMIT, false).unref()),
  ]);
  if (!ready) throw new AppError("gateway_unavailable", "the database is out of reach");
}
