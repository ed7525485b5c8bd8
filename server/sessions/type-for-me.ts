import type { Caller } from "@/server/caller.ts";
import { demandSandbox } from "./demand-sandbox.ts";
import { getPairingCode } from "./get-pairing-code.ts";
import { askSandbox } from "./sandbox-control.ts";
import type { Session, TypeForMe } from "./schema.ts";

/** Has the sandbox's phone of this number type the code that a sandbox session shows for it. */
export async function typeForMe(
  caller: Caller<"manage">,
  { session, phoneNumber, ...size }: TypeForMe,
): Promise<Session> {
  await demandSandbox(caller, session);
  const { code } = await getPairingCode(caller, { session, phoneNumber });
  await askSandbox("typeCode", { phone: phoneNumber, code, ...size });
  return demandSandbox(caller, session);
}
