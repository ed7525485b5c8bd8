import type { Pool } from "pg";
import { log } from "@/server/log.ts";
import { deleteAuth, hasLogin } from "./auth-state.ts";
import { isPassing } from "./database.ts";
import { type Leaving, sayFarewell } from "./farewell.ts";
import type { Lease } from "./lease.ts";

/** Ends a login because a person wants it: at WhatsApp when that can be, and then here. False when somebody else has to go on. */
export async function endLogin(pool: Pool, lease: Lease, leaving: Leaving): Promise<boolean> {
  const isKnown = await hasLogin({ pool, lease }).catch((error: unknown) => {
    if (isPassing(error)) throw error;
    return false; // one that cannot be read can tell WhatsApp nothing
  });
  const outcome = isKnown ? await sayFarewell(leaving) : "unknown";
  log.worker.info({ session: lease.session, outcome }, "a login ends");
  if (outcome === "aborted") return false;
  await leaving.open?.close();
  await deleteAuth(pool, lease);
  return true;
}
