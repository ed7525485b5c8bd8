import type { Caller } from "@/server/caller.ts";
import { demandSandbox } from "./demand-sandbox.ts";
import { getQr } from "./get-qr.ts";
import { askSandbox } from "./sandbox-control.ts";
import type { ScanForMe, Session } from "./schema.ts";

/** Has the sandbox's phone scan the code that a sandbox session shows. A number linked before is linked again with its own phone. */
export async function scanForMe(caller: Caller<"manage">, { session, ...size }: ScanForMe): Promise<Session> {
  const { phoneNumber } = await demandSandbox(caller, session);
  const { code } = await getQr(caller, { session });
  await askSandbox("scan", { qr: code, ...(phoneNumber === null ? {} : { phone: phoneNumber }), ...size });
  return demandSandbox(caller, session);
}
