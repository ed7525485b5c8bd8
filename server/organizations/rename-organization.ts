import { record } from "@/server/audit/index.ts";
import { type Caller, demandPerson } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import type { OrganizationName } from "./schema.ts";

/** What everybody in the organization sees as its name. */
export async function renameOrganization(caller: Caller<"manage">, { name }: OrganizationName): Promise<void> {
  demandPerson(caller);
  const { organizationId } = caller;
  await inTransaction(pool, async (client) => {
    await client.query("update organizations set name = $2 where id = $1", [organizationId, name]);
    const target = { kind: "organization", id: organizationId, name } as const;
    await record(client, caller, { action: "organization.update", target, details: { name } });
  });
}
