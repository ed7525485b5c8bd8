import type { Caller } from "@/server/caller.ts";
import { askToRun } from "./ask-to-run.ts";
import { getSession } from "./get-session.ts";
import type { Session, SessionPath } from "./schema.ts";

/** Asks the worker for a new connection, whatever there is now; the link to the phone stays. The status tells how far it has come. */
export async function restartSession(caller: Caller<"manage">, { session }: SessionPath): Promise<Session> {
  await askToRun(caller, session, { anew: true });
  return getSession(caller, { session });
}
