import type { Context, MiddlewareHandler } from "hono";
import { env } from "@/server/env.ts";
import { notFound } from "@/server/errors.ts";
import { refuse } from "./errors.ts";
import type { RestEnv } from "./request.ts";
import { methodsOf } from "./routes.ts";

const REQUEST_HEADERS = "Authorization, X-Api-Key, Content-Type, X-Request-Id, Last-Event-ID";
const ANSWER_HEADERS =
  "X-Request-Id, Retry-After, WWW-Authenticate, Allow, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset";

/** For the configured origins, without credentials: a page sends a token or nothing. `OPTIONS` needs no token. */
export const cors: MiddlewareHandler<RestEnv> = async (c, next) => {
  const origin = c.req.header("origin");
  const allowed = origin !== undefined && env.corsOrigins.some((known) => known === origin || known === "*");
  if (c.req.method === "OPTIONS") {
    const methods = methodsOf(c.req.path).join(", ");
    c.res = methods === "" ? refuse(notFound("route"), c) : c.body(null, 204, { Allow: methods });
    if (allowed) permit(c, methods);
  } else await next();
  if (env.corsOrigins.length > 0) c.header("Vary", "Origin", { append: true });
  if (!allowed) return;
  c.header("Access-Control-Allow-Origin", origin);
  c.header("Access-Control-Expose-Headers", ANSWER_HEADERS);
};

function permit(c: Context<RestEnv>, methods: string): void {
  c.header("Access-Control-Allow-Methods", methods);
  c.header("Access-Control-Allow-Headers", REQUEST_HEADERS);
  c.header("Access-Control-Max-Age", "600");
}
