import { Client } from "pg";
import { type Embedded, startEmbedded } from "@/server/db/embedded.ts";
import { env } from "@/server/env.ts";

const OLDEST = 15;

/** The database of DATABASE_URL, once it has answered; else one of our own, started. */
export async function openDatabase(): Promise<Embedded> {
  const given = env.databaseUrl;
  if (given === undefined) return startEmbedded(env.dataDir);
  await checkReachable(given);
  return { url: given, stop: () => Promise.resolve() };
}

/** Throws one sentence that names the server, and never the password. */
async function checkReachable(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST) throw new Error(`it is PostgreSQL ${version}, and ${OLDEST} is the oldest that will do`);
  } catch (error) {
    throw new Error(`The database of DATABASE_URL (${placeOf(url)}) cannot be used: ${reasonOf(error)}`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** When a name has two addresses and neither answers, Node's error has no message of its own. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message || (code ?? "no answer");
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || "5432"}${pathname}`;
}
