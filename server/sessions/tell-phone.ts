import type { Caller } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { demandSandbox } from "./demand-sandbox.ts";
import { askSandbox } from "./sandbox-control.ts";
import type { Session, TellPhone } from "./schema.ts";

const VERBS = {
  "go-offline": ["offline", { on: true }],
  "come-back": ["offline", { on: false }],
  conflict: ["conflict", {}],
  "log-out": ["logout", {}],
} as const;

/** Has the phone of a sandbox session do what phones do to a session. `conflict` while it is not linked. */
export async function tellPhone(caller: Caller<"manage">, { session, act }: TellPhone): Promise<Session> {
  const found = await demandSandbox(caller, session);
  if (found.jid === null) throw new AppError("conflict", "the session is not linked yet");
  const [verb, body] = VERBS[act];
  await askSandbox(verb, { account: found.jid, ...body });
  return found;
}
