import type { Caller } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { getSession } from "./get-session.ts";
import type { Session } from "./schema.ts";

/** The session, when it is a sandbox number: only those have a phone that does what we say. */
export async function demandSandbox(caller: Caller<"manage">, session: string): Promise<Session> {
  const found = await getSession(caller, { session });
  if (found.kind !== "sandbox") throw new AppError("conflict", "only a sandbox number can be driven from here");
  return found;
}
