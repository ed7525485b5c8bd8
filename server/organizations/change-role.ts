import { record } from "@/server/audit/index.ts";
import { type Caller, demandPerson } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { nameOf } from "./name-of.ts";
import { demandMayChange, lockRoles } from "./roles.ts";
import type { ChangeRole } from "./schema.ts";

/** Gives a member another role, in force with their next request. `conflict` for the last owner, `forbidden` where an owner is needed. */
export async function changeRole(caller: Caller<"manage">, { user, role }: ChangeRole): Promise<void> {
  demandPerson(caller);
  await inTransaction(pool, async (client) => {
    const roles = await lockRoles(client, caller.organizationId, [caller.id, user]);
    demandMayChange(roles, { by: caller.id, user, becomes: role });
    const before = roles.get(user);
    if (before === role) return;
    await client.query("update memberships set role = $3 where organization_id = $1 and user_id = $2", [
      caller.organizationId,
      user,
      role,
    ]);
    const target = { kind: "person", id: user, name: await nameOf(client, user) } as const;
    await record(client, caller, { action: "member.update", target, details: { role, before } });
  });
}
