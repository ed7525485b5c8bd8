import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { ADDRESS_HEADER, addressOf } from "./address.ts";
import { env } from "./env.ts";
import { log } from "./log.ts";
import { NONCE_HEADER, pagePolicy } from "./page-policy.ts";
import { app } from "./rest/app.ts";
import { stopping } from "./stopping.ts";
import { allowedHosts, judge, wantsWebSocket } from "./web-guard.ts";
import { refuse, refuseUnparsed } from "./web-refusal.ts";

/** Answers what is not the application's: Next, or a stand-in. */
type Site = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const MAX_HEADER_BYTES = 256 * 1024; // a cursor of 100 kB is the application's to refuse, in its own words
const KEEP_ALIVE_MS = 65_000; // longer than proxies keep theirs, so that they never send into a closing one

/** The HTTP server: the guard, behind it the Hono application, and the site for everything else. Not listening yet. */
export function createWebServer(site: Site): Server {
  const hosts = allowedHosts(env.publicUrl, env.port);
  const ours = getRequestListener(app.fetch, { errorHandler: unreadable });
  const options = { maxHeaderSize: MAX_HEADER_BYTES, requireHostHeader: false, keepAliveTimeout: KEEP_ALIVE_MS };
  const server = createServer(options, (request, response) => {
    if (stopping.signal.aborted) response.shouldKeepAlive = false;
    const verdict = judge(request, hosts);
    if (verdict === "app") {
      request.url = request.url?.replaceAll("\\", "%5C"); // the adapter refuses the bare one before anybody asks who calls
      void ours(request, response);
    } else if (verdict !== "next") refuse(response, verdict);
    else if (wantsWebSocket(request)) refuse(response, { status: 400, message: "there is no WebSocket here" });
    else void site(told(request, response), response).catch((error: unknown) => giveUp(error, response));
  });
  server.on("checkExpectation", (_request, response: ServerResponse) => refuse(response, UNEXPECTED));
  return server.on("clientError", refuseUnparsed);
}

/** What the pages cannot know by themselves: the address behind the connection, an id for the request, the nonce of their scripts. */
function told(request: IncomingMessage, response: ServerResponse): IncomingMessage {
  const nonce = randomBytes(16).toString("base64");
  const policy = pagePolicy(nonce);
  response.setHeader("Content-Security-Policy", policy);
  Object.assign(request.headers, { "content-security-policy": policy, [NONCE_HEADER]: nonce });
  const forwarded = request.headers["x-forwarded-for"];
  request.headers[ADDRESS_HEADER] = addressOf(request.socket.remoteAddress, [forwarded].flat().join(",")) ?? undefined;
  const requestId = randomUUID();
  request.headers["x-request-id"] = requestId;
  log.main.debug({ requestId, path: request.url?.split("?", 1)[0] }, "a page is asked for");
  return request;
}

const UNEXPECTED = { status: 400, message: "of what Expect may ask for, only 100-continue is understood" };

/** For example a Host that is no host name. */
function unreadable(err: unknown): Response {
  log.rest.debug({ err }, "a request could not be read");
  const error = {
    code: "validation_error",
    message: "the request could not be read; its Host header must name a host",
    details: null,
  };
  const headers = { "Cache-Control": "private, no-store", "X-Request-Id": crypto.randomUUID() };
  return Response.json({ error }, { status: 400, headers });
}

function giveUp(err: unknown, response: ServerResponse): void {
  log.main.error({ err }, "a page could not be answered");
  response.destroy();
}
