import type { Caller } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { demandSandbox } from "./demand-sandbox.ts";
import { askSandbox } from "./sandbox-control.ts";

/** Has people of the sandbox write to a sandbox session by themselves, so many times a minute; 0 ends it. Kept over restarts. */
export async function trickle(
  caller: Caller<"manage">,
  { session, perMinute }: { session: string; perMinute: number },
): Promise<void> {
  const { jid } = await demandSandbox(caller, session);
  if (jid === null) throw new AppError("conflict", "the session is not linked yet");
  await askSandbox("trickle", { account: jid, perMinute });
}
