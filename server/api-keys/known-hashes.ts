import { pool } from "@/server/db/client.ts";

/** All keys' hashes as they were at most a second ago: one query for however many guesses come meanwhile. */
const FRESH_MS = 1_000;
let hashes: ReadonlySet<string> = new Set();
let asOf = -Infinity;
let reading: Promise<void> | undefined;
let generation = 0;

/** Whether a key has this hash. One that another process has just made may not be known yet; `forgetHashes` says so of our own. */
export async function isKnown(hash: Buffer): Promise<boolean> {
  if (performance.now() - asOf > FRESH_MS) await (reading ??= read().finally(() => (reading = undefined)));
  return hashes.has(hash.toString("base64url"));
}

/** A key has been made: what was read before counts no more. */
export function forgetHashes(): void {
  [asOf, reading] = [-Infinity, undefined];
  generation++;
}

async function read(): Promise<void> {
  const [began, of] = [performance.now(), generation];
  const { rows } = await pool.query<{ hash: Buffer }>("select hash from api_keys");
  hashes = new Set(rows.map(({ hash }) => hash.toString("base64url")));
  if (of === generation) asOf = began;
}
