import { once } from "node:events";
import { createServer, type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { closeDatabase } from "./db/client.ts";
import { env } from "./env.ts";
import { log } from "./log.ts";
import { app } from "./rest/app.ts";
import { closeStreams } from "./events/index.ts";
import { allowedHosts, judge, wantsWebSocket } from "./web-guard.ts";
import { refuse, refuseUnparsed } from "./web-refusal.ts";

/** The web process: the Hono application in front of Next's request handler, in development and in production. */
const dev = process.argv.includes("--dev");
const MAX_HEADER_BYTES = 256 * 1024; // a cursor of 100 kB is the application's to refuse, in its own words
const DRAIN_MS = 5_000;
const LAST_MS = 8_000;

const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, requireHostHeader: false, keepAliveTimeout: 65_000 });
// Next hangs its upgrade handler, with which servers were once made to call others, on the server it is told of: in production, none.
const site = next({ dev, hostname: env.host, port: env.port, httpServer: dev ? server : new Server() });
const ours = getRequestListener(app.fetch, { errorHandler: unreadable });
const hosts = allowedHosts(env.publicUrl, env.port);

function unreadable(err: unknown): Response {
  log.rest.warn({ err }, "a request could not be read");
  const error = { code: "validation_error", message: "the request could not be read", details: null };
  return Response.json({ error }, { status: 400, headers: { "Cache-Control": "private, no-store" } });
}

async function main(): Promise<void> {
  if (env.databaseUrl === undefined)
    end("DATABASE_URL is needed: npm start brings a database along, start:web does not");
  await site.prepare();
  const theirs = site.getRequestHandler();
  server.on("request", (request, response) => answer(request, response, theirs));
  server.on("clientError", refuseUnparsed);
  server.once("error", (error: NodeJS.ErrnoException) => end(whyNot(error)));
  server.listen(env.port, env.host);
  await once(server, "listening");
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
  log.main.info({ port: (server.address() as AddressInfo).port }, "the web process answers");
  process.send?.({ ready: true });
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function answer(request: IncomingMessage, response: ServerResponse, theirs: Handler): void {
  const verdict = judge(request, hosts);
  if (verdict === "app") {
    request.url = request.url?.replaceAll("\\", "%5C"); // the adapter refuses the bare one without an envelope
    void ours(request, response);
  } else if (verdict !== "next") refuse(response, verdict);
  else if (wantsWebSocket(request)) refuse(response, { status: 400, message: "there is no WebSocket here" });
  else
    void theirs(request, response).catch((err: unknown) => {
      log.main.error({ err }, "a page could not be answered");
      response.destroy();
    });
}

const whyNot = (error: NodeJS.ErrnoException) =>
  error.code === "EADDRINUSE" ? `port ${env.port} of ${env.host} is in use; set PORT to a free one` : error.message;

function end(sentence: string): never {
  process.stderr.write(`The web process cannot start: ${sentence}.\n`);
  process.exit(1);
}

let stopping = false;

/** Streams first: a server waits for open responses for ever. What is not finished after the drain is cut off. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), LAST_MS).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  closeStreams();
  server.closeIdleConnections();
  await Promise.race([closed, sleep(DRAIN_MS, undefined, { ref: false })]);
  server.closeAllConnections();
  await site.close();
  await closeDatabase();
  process.exit(0);
}

main().catch((error: unknown) => {
  log.main.fatal({ err: error }, "the web process ended");
  process.exit(1);
});
