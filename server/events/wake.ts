import { Client } from "pg";
import { loggable } from "@/server/db/refusal.ts";
import { env } from "@/server/env.ts";
import { log } from "@/server/log.ts";

/**
 * One listening connection a process, open while somebody reads. A notification only wakes: readers ask the log once a second
 * anyway, so a lost connection costs them that second and nothing else.
 */
const RECONNECT_AFTER = 1_000;

type Wake = () => void;
const readers = new Map<string, Set<Wake>>();
let connection: Client | undefined;
let retry: NodeJS.Timeout | undefined;

/** Calls back whenever the organization's log may have grown; returns how to stop that. */
export function onEvents(organizationId: string, wake: Wake): () => void {
  const own = readers.get(organizationId) ?? new Set();
  readers.set(organizationId, own.add(wake));
  listen();
  return () => {
    own.delete(wake);
    if (own.size === 0 && readers.get(organizationId) === own) readers.delete(organizationId);
    if (readers.size === 0) hangUp();
  };
}

function listen(): void {
  if (connection || retry) return;
  const client = new Client({
    connectionString: env.databaseUrl,
    application_name: "switchboard events",
    keepAlive: true,
  });
  connection = client;
  client.on("notification", ({ payload }) => readers.get(payload ?? "")?.forEach((wake) => wake()));
  client.on("error", (error) => lost(client, error));
  client.on("end", () => lost(client));
  client
    .connect()
    .then(() => client.query("listen events"))
    .catch((error: unknown) => lost(client, error));
}

function lost(client: Client, error?: unknown): void {
  if (connection !== client) return;
  connection = undefined;
  client.end().catch(() => undefined);
  log.db.warn({ err: error && loggable(error) }, "the connection that listens for events was lost; it is opened again");
  retry = setTimeout(() => {
    retry = undefined;
    if (readers.size > 0) listen();
  }, RECONNECT_AFTER).unref();
}

function hangUp(): void {
  clearTimeout(retry);
  retry = undefined;
  const client = connection;
  connection = undefined;
  client?.end().catch(() => undefined);
}
