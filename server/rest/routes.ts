import { operations } from "./operations.ts";
import type { Operation } from "./operation.ts";
import type { RestEnv } from "./request.ts";

export const BASE = "/api/v1";

/** Where an operation is served: verbs in slash form, since routers collide on the colon. */
const slashForm = ({ path, verb }: Operation) => BASE + path + (verb === undefined ? "" : `/${verb}`);

/** In Hono's words. */
export const routeOf = (operation: Operation): string => slashForm(operation).replaceAll(/\{(\w+)\}/g, ":$1");

const table = operations.map((operation) => ({
  method: operation.method.toUpperCase(),
  verb: operation.verb,
  pattern: new RegExp(
    `^${slashForm(operation)
      .replaceAll(".", "\\.")
      .replaceAll(/\{\w+\}/g, "[^/]+")}$`,
  ),
}));

/** The methods that a path is served with, in the words of `Allow`; empty when the path is unknown. */
export function methodsOf(path: string): string[] {
  const methods = table.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  if (methods.length === 0) return [];
  return [...new Set(methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]))), "OPTIONS"];
}

/**
 * The raw path to route by: parameters stay encoded, so that `%2F` cuts none in two, and the colon before a declared verb
 * becomes a slash. JIDs contain colons too: only the last one, and only where that makes a declared route.
 */
export function routablePath(request: Request, options?: { env?: RestEnv["Bindings"] }): string {
  const target = options?.env?.incoming?.url ?? "";
  const path = target.startsWith("/") ? target.replace(/[?#].*$/s, "") : new URL(request.url).pathname;
  const colon = /(?::|%3[Aa])([a-z-]+)$/.exec(path);
  if (!colon) return path;
  const slashed = `${path.slice(0, colon.index)}/${colon[1] ?? ""}`;
  return table.some(({ verb, pattern }) => verb !== undefined && pattern.test(slashed)) ? slashed : path;
}
