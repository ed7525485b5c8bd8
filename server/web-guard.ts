import type { IncomingMessage } from "node:http";

/** Who answers a request: our own application, Next, or nobody because of what the sentence says. */
export type Verdict = "app" | "next" | { status: 400 | 405; message: string };
type Asked = Pick<IncomingMessage, "url" | "method" | "headers">;

const OURS = /^\/(api\/v1|api\/trpc|healthz|readyz|\.well-known\/jwks\.json)(\/|$)/;
/** Bearer tokens and public facts: no cookie is read there, so a foreign name in Host gains nothing. */
const HOST_MATTERS_NOT = /^\/(api\/v1|healthz|readyz|\.well-known\/jwks\.json)(\/|$)/;

/** The host names under which browsers may reach us: the public one, and this machine's own at our port. */
export function allowedHosts(publicUrl: string, port: number): ReadonlySet<string> {
  const local = ["localhost", "127.0.0.1", "[::1]"].map((name) => new URL(`http://${name}:${port}`).host);
  return new Set([new URL(publicUrl).host, ...local]);
}

/**
 * Keeps from Next what has hurt it before: targets that are no path, broken percent-encoding, TRACE, upgrades and foreign hosts.
 * Under /api/v1 the application answers all but the first itself, after it knows who asks.
 */
export function judge({ url = "", method, headers }: Asked, hosts: ReadonlySet<string>): Verdict {
  if (!url.startsWith("/")) return refusal("the request target must be a path");
  const path = url.split("?", 1)[0] ?? "";
  if (!HOST_MATTERS_NOT.test(path) && !isAllowed(headers.host, hosts))
    return refusal("this host name is not ours: see PUBLIC_URL");
  if (OURS.test(path)) return "app";
  if (method === "TRACE") return { status: 405, message: "TRACE is not answered" };
  if (!isDecodable(path)) return refusal("the path is not validly percent-encoded");
  return "next";
}

/** A WebSocket is Next's own in development and nobody's in production. */
export const wantsWebSocket = ({ headers }: Pick<Asked, "headers">) => headers.upgrade?.toLowerCase() === "websocket";

const refusal = (message: string): Verdict => ({ status: 400, message });

function isAllowed(host: string | undefined, hosts: ReadonlySet<string>): boolean {
  try {
    return host !== undefined && hosts.has(new URL(`http://${host}`).host);
  } catch {
    return false;
  }
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
