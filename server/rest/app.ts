import { type Context, Hono } from "hono";
import { env } from "@/server/env.ts";
import { AppError, notFound } from "@/server/errors.ts";
import { publicKeys } from "@/server/identity/index.ts";
import { handleTrpc } from "@/server/trpc/handle.ts";
import { cors } from "./cors.ts";
import { refuse } from "./errors.ts";
import { demandReady } from "./health.ts";
import { identify, type Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { demandDecodable, originOf, type RestEnv } from "./request.ts";
import { BASE, methodsOf, routablePath, routeOf } from "./routes.ts";
import { track } from "./track.ts";

/** Everything that is answered without Next: REST, tRPC, health and the public keys. */
export const app = new Hono<RestEnv>({ getPath: routablePath });

app.use(track);
app.use(`${BASE}/*`, cors);
for (const operation of operations) serve(operation);

app.all("/api/trpc/*", (c) => {
  c.set("route", "/api/trpc");
  return handleTrpc(c.req.raw, { from: originOf(c), note: (principal) => c.set("principal", principal) });
});
app.get("/healthz", (c) => {
  c.set("route", "/healthz");
  return c.json({ status: "ok" });
});
app.get("/readyz", async (c) => {
  c.set("route", "/readyz");
  await demandReady();
  return c.json({ status: "ok" });
});
app.get("/.well-known/jwks.json", async (c) => {
  c.set("route", "/.well-known/jwks.json");
  const keys = env.auth.jwksUrl === undefined ? await publicKeys() : { keys: [] };
  return c.json(keys, 200, { "Cache-Control": "public, max-age=60" });
});
app.notFound(unknown);
app.onError((error, c) => refuse(error, c));

function serve(operation: Operation): void {
  app.on(operation.method.toUpperCase(), routeOf(operation), (c) => {
    c.set("route", routeOf(operation));
    return operation.answer(c);
  });
}

/** Who asks comes first here too: strangers learn nothing about paths. */
async function unknown(c: Context<RestEnv>): Promise<Response> {
  const { path } = c.req;
  if (path !== BASE && !path.startsWith(`${BASE}/`)) return refuse(notFound("route"), c);
  try {
    await identify(c);
    demandDecodable(path);
  } catch (error) {
    return refuse(error, c);
  }
  const allow = methodsOf(path);
  if (allow.length === 0) return refuse(notFound("route"), c);
  return refuse(new AppError("method_not_allowed", "this path is served with other methods", { allow }), c);
}
