import { inTransaction } from "@/server/db/in-transaction.ts";
import { pool } from "@/server/db/client.ts";
import type { Jid } from "@/server/jid.ts";
import type { Facts } from "@/server/worker/facts.ts";
import { applyFacts } from "@/server/worker/projections/apply.ts";
import { newOrganization, newSession } from "./factories.ts";

/** The number whose copy the projections are tried on. */
export const ME = { jid: "100@s.whatsapp.net" as Jid, lid: "9100@lid" as Jid };

/** A session that is linked to it, in an organization of its own. */
export async function linkedSession(): Promise<string> {
  const { id: organizationId } = await newOrganization();
  const { id } = await newSession({ organizationId, kind: "whatsapp", ...ME });
  return id;
}

/** What so many rows of the inbox say is applied in one transaction. */
export const applyRows = (
  session: string,
  rows: readonly Facts[],
  { history = false, silent = false } = {},
): Promise<void> =>
  inTransaction(pool, async (client) => {
    for (const facts of rows) await applyFacts(client, facts, { session, history, silent });
  });
