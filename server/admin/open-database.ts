import { setTimeout as sleep } from "node:timers/promises";
import { type Embedded, findEmbedded, startEmbedded } from "@/server/db/embedded.ts";
import { DirectoryInUse } from "@/server/db/embedded-lock.ts";
import { env } from "@/server/env.ts";

const STARTING_MS = 60_000;

/** The database of DATABASE_URL; else the embedded one: joined where a process has it running, started and stopped where none has. */
export async function openDatabase(): Promise<Embedded> {
  if (env.databaseUrl !== undefined) return joined(env.databaseUrl);
  const running = await findEmbedded(env.dataDir);
  if (running !== undefined) return joined(running);
  try {
    return await startEmbedded(env.dataDir);
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw error;
    return joined(await onceRunning());
  }
}

const joined = (url: string): Embedded => ({ url, stop: () => Promise.resolve() });

/** Somebody holds the directory and is starting the database, or another command is about to end. */
async function onceRunning(): Promise<string> {
  const deadline = Date.now() + STARTING_MS;
  while (Date.now() < deadline) {
    const url = await findEmbedded(env.dataDir);
    if (url !== undefined) return url;
    await sleep(200);
  }
  throw new Error(`The database in ${env.dataDir} is in use and does not answer`);
}
