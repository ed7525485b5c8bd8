import { env } from "@/server/env.ts";
import { AppError } from "@/server/errors.ts";

/** Where the dashboard may be served from: its public address, and this machine's own at PORT. */
const allowed = new Set(
  [env.publicUrl, ...["localhost", "127.0.0.1", "[::1]"].map((host) => `http://${host}:${env.port}`)].map(
    (url) => new URL(url).origin,
  ),
);

/** A browser sends the cookie whoever asks it to; the origin says who that was. */
export function demandOwnOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  if (origin === null || !allowed.has(origin))
    throw new AppError("forbidden", "only the dashboard's own pages may do this");
}
