import { record } from "@/server/audit/index.ts";
import { type Caller, demandPerson, type Identity } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { nameOf } from "./name-of.ts";
import { demandMayChange, lockRoles } from "./roles.ts";
import type { MemberPath } from "./schema.ts";

/** Takes a person out of the organization: their next request is refused, their open streams end within seconds. Keys they made stay. */
export async function removeMember(caller: Caller<"manage">, { user }: MemberPath): Promise<void> {
  await remove(caller, user);
}

/** Oneself. `conflict` for the last owner. */
export async function leaveOrganization(identity: Identity): Promise<void> {
  await remove(identity, identity.id);
}

async function remove(identity: Identity, user: string): Promise<void> {
  demandPerson(identity);
  await inTransaction(pool, async (client) => {
    const roles = await lockRoles(client, identity.organizationId, [identity.id, user]);
    demandMayChange(roles, { by: identity.id, user });
    await client.query("delete from memberships where organization_id = $1 and user_id = $2", [
      identity.organizationId,
      user,
    ]);
    const target = { kind: "person", id: user, name: await nameOf(client, user) } as const;
    await record(client, identity, { action: "member.remove", target, details: { left: user === identity.id } });
  });
}
