import type { Caller } from "@/server/caller.ts";
import { getSession } from "./get-session.ts";
import type { Account, SessionPath } from "./schema.ts";

/** Whose number a session is. What is null is known once the phone is linked. */
export async function getAccount(caller: Caller<"read">, path: SessionPath): Promise<Account> {
  const { id, status, jid, lid, phoneNumber, pushName } = await getSession(caller, path);
  return { sessionId: id, status, jid, lid, phoneNumber, pushName, connected: status === "working" };
}
