import { LRUCache } from "lru-cache";
import type { Identity } from "@/server/caller.ts";
import { env } from "@/server/env.ts";

const MINUTE = 60_000;

/** How many requests each principal has made in its running minute, in this process. */
const windows = new LRUCache<string, { made: number; endsAt: number }>({ max: 10_000 });

/** Where a principal stands after this request; `seconds` until a new minute begins. Undefined where nothing is limited. */
export function countRequest({ kind, id, organizationId }: Identity) {
  const limit = env.rateLimitPerMinute;
  if (limit === 0) return undefined;
  const now = Date.now();
  const who = `${kind} ${id} ${organizationId}`;
  const known = windows.get(who);
  const window = known && known.endsAt > now ? known : { made: 0, endsAt: now + MINUTE };
  window.made++;
  windows.set(who, window);
  const seconds = Math.ceil((window.endsAt - now) / 1000);
  const headers = {
    "RateLimit-Limit": String(limit),
    "RateLimit-Remaining": String(Math.max(limit - window.made, 0)),
    "RateLimit-Reset": String(seconds),
  };
  return { exceeded: window.made > limit, seconds, headers };
}
