import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { log } from "@/server/log.ts";
import type { RestEnv } from "./request.ts";

const VISIBLE = /^[\x21-\x7e]{1,128}$/;

/** What every answer carries, and one line about it: the route's pattern, never a path, an id, a token or a query. */
export const track: MiddlewareHandler<RestEnv> = async (c, next) => {
  const began = performance.now();
  const given = c.req.header("x-request-id") ?? "";
  const requestId = VISIBLE.test(given) ? given : randomUUID();
  c.set("requestId", requestId);
  await next();
  c.header("X-Request-Id", requestId);
  const stream = c.res.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  if (stream || !c.req.path.startsWith("/.well-known/"))
    c.header("Cache-Control", stream ? "private, no-store, no-transform" : "private, no-store");
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
