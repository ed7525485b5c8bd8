import type { PoolClient } from "pg";
import { record } from "@/server/audit/index.ts";
import type { AuditAction } from "@/server/audit/schema.ts";
import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { notFound } from "@/server/errors.ts";

type SessionAct = {
  action: AuditAction;
  details?: Readonly<Record<string, unknown>>;
  change: (client: PoolClient) => Promise<unknown>;
};

/** Changes a session in one transaction with its line in the audit log. `not_found` unless it is the organization's own. */
export async function actOn(
  caller: Caller<"manage">,
  session: string,
  { action, details = {}, change }: SessionAct,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ label: string | null }>({
      text: "select label from sessions where id = $1 and organization_id = $2",
      values: [session, caller.organizationId],
    });
    const [found] = rows;
    if (!found) throw notFound("session");
    await change(client);
    await record(client, caller, { action, target: { kind: "session", id: session, name: found.label }, details });
  });
}
