import type { Principal } from "./principals.ts";
import type { Served } from "./walk.ts";

/** What a request names: something of mine or of the other organization, something that was or never was, or nothing that can be read. */
export const TARGETS = ["mine", "deleted", "theirs", "never", "malformed"] as const;
export type Target = (typeof TARGETS)[number];

export type Cell = {
  path: string;
  method: string;
  /** The operation that this method means there; none: the method is not served. */
  served: Served | undefined;
  principal: Principal;
  /** Whose session, and whose thing in it. */
  session: Target;
  thing: Target;
};

/** The statuses that are right for a cell: the contract's order of checks, once more and from nothing but the contract. */
export function expected(cell: Cell): number[] {
  const { method, served, principal } = cell;
  if (method === "OPTIONS") return [204];
  if (served?.capability === null) return [200];
  if (principal.holds === undefined) return [401];
  if (served && !principal.holds.has(served.capability)) return [403];
  if (cell.path.includes("{") && [cell.session, cell.thing].includes("malformed")) return [400];
  return served ? found(cell, served) : [405];
}

function found({ path, principal: { side }, session, thing }: Cell, { statuses }: Served): number[] {
  const done = statuses.filter((status) => status < 300 || status === 409 || status === 501);
  if (!path.includes("{") || (session === side && thing === side)) return done;
  return statuses.includes(501) && session === side ? [501] : [404]; // wired: 501 whatever the channel, once the session is there
}
