import type { Caller } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { demandSandbox } from "./demand-sandbox.ts";
import { askSandbox } from "./sandbox-control.ts";
import type { Receive, Session } from "./schema.ts";

/** Has somebody of the sandbox write to a sandbox session, `count` times. `conflict` while it is not linked. */
export async function receive(caller: Caller<"manage">, { session, count }: Receive): Promise<Session> {
  const found = await demandSandbox(caller, session);
  if (found.jid === null) throw new AppError("conflict", "the session is not linked yet");
  await askSandbox("say", { account: found.jid, count });
  return found;
}
