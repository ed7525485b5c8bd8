import { once } from "node:events";
import { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { closeDatabase } from "./db/client.ts";
import { drain } from "./drain.ts";
import { env } from "./env.ts";
import { keepHouse } from "./housekeeping.ts";
import { log } from "./log.ts";
import { createWebServer } from "./web-server.ts";

/** The web process: REST, tRPC and health in front of Next's pages, in development (`--dev`) and in production. */
const dev = process.argv.includes("--dev");
const CLOSE_MS = 500;
const LAST_MS = 8_000;

const server = createWebServer((request, response) => theirs(request, response));
// Next hangs its upgrade handler, with which servers were once made to call others, on the server it is told of: in production, none.
const site = next({ dev, hostname: env.host, port: env.port, httpServer: dev ? server : new Server() });
const theirs = site.getRequestHandler();

async function main(): Promise<void> {
  if (env.databaseUrl === undefined)
    end("DATABASE_URL is needed: npm start brings a database along, start:web does not");
  await site.prepare();
  server.once("error", (error) => end(whyNot(error)));
  server.listen(env.port, env.host);
  await once(server, "listening");
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
  stopHousekeeping = keepHouse();
  log.main.info({ host: env.host, port: env.port }, "the web process answers");
  process.send?.({ ready: true });
}

const whyNot = (error: NodeJS.ErrnoException) =>
  error.code === "EADDRINUSE" ? `port ${env.port} of ${env.host} is in use; set PORT to a free one` : error.message;

function end(sentence: string): never {
  process.stderr.write(`The web process cannot start: ${sentence}.\n`);
  process.exit(1);
}

let stopping = false;
let stopHousekeeping = (): void => undefined;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  stopHousekeeping();
  setTimeout(() => process.exit(1), LAST_MS).unref();
  await drain(server);
  await Promise.race([site.close(), sleep(CLOSE_MS, undefined, { ref: false })]); // in development it may never come to an end
  await closeDatabase();
  process.exit(0);
}

main().catch((error: unknown) => {
  log.main.debug({ err: error }, "the start failed");
  end(error instanceof Error ? error.message : String(error));
});
