import type { Caller } from "@/server/caller.ts";
import { askToRun } from "./ask-to-run.ts";
import { getSession } from "./get-session.ts";
import type { Session, SessionPath } from "./schema.ts";

/**
 * Asks the worker to run a session: from rest, out of a failure, for new codes, or at once instead of at its next try. One that
 * is on its way or connected is left alone, so asking twice does nothing twice.
 */
export async function startSession(caller: Caller<"manage">, { session }: SessionPath): Promise<Session> {
  await askToRun(caller, session, { anew: false });
  return getSession(caller, { session });
}
