import { randomUUID } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { log } from "@/server/log.ts";
import type { RestEnv } from "./request.ts";

const VISIBLE = /^[\x21-\x7e]{1,128}$/;

/**
 * What every answer carries, and one line about it: the route's pattern, never a path, an id, a token or a query. The headers are set
 * before the answer is made: setting them on a finished one would make its body a stream, at twice the cost of the whole request.
 */
export const track: MiddlewareHandler<RestEnv> = async (c, next) => {
  const began = performance.now();
  const given = c.req.header("x-request-id") ?? "";
  const requestId = VISIBLE.test(given) ? given : randomUUID();
  c.set("requestId", requestId);
  c.header("X-Request-Id", requestId);
  if (!c.req.path.startsWith("/.well-known/")) c.header("Cache-Control", "private, no-store");
  await next();
  if (!c.get("carried")) carry(c, requestId);
  log.rest.info(
    {
      route: `${c.req.method} ${c.get("route") ?? "unknown"}`,
      status: c.res.status,
      ms: Math.round(performance.now() - began),
      requestId,
      principal: c.get("principal") ?? "none",
    },
    "request",
  );
};

/** Answers that were not made by Hono's context know nothing of its headers. */
function carry(c: Context<RestEnv>, requestId: string): void {
  const { req, res } = c;
  for (const [name, value] of Object.entries(c.get("limits") ?? {})) res.headers.set(name, value);
  if (!res.headers.has("X-Request-Id")) res.headers.set("X-Request-Id", requestId);
  const stream = res.headers.get("Content-Type")?.startsWith("text/event-stream") ?? false;
  if (stream) res.headers.set("Cache-Control", "private, no-store, no-transform");
  else if (!req.path.startsWith("/.well-known/")) res.headers.set("Cache-Control", "private, no-store");
}
