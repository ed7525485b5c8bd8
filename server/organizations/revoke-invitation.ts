import { record } from "@/server/audit/index.ts";
import { type Caller, demandPerson, type Role } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { notFound } from "@/server/errors.ts";
import { IS_OPEN } from "./invitation.ts";
import { demandOwner, lockRoles } from "./roles.ts";
import type { InvitationPath } from "./schema.ts";

/** The link leads nowhere from now on. `not_found` for one that was used already. */
export async function revokeInvitation(caller: Caller<"manage">, { id }: InvitationPath): Promise<void> {
  demandPerson(caller);
  await inTransaction(pool, async (client) => {
    const roles = await lockRoles(client, caller.organizationId, [caller.id]);
    const { rows } = await client.query<{ role: Role; email: string | null }>(
      `update invitations i set revoked_at = now() where i.id = $1 and i.organization_id = $2 and ${IS_OPEN} returning i.role, i.email`,
      [id, caller.organizationId],
    );
    const [revoked] = rows;
    if (!revoked) throw notFound("invitation");
    if (revoked.role === "owner") demandOwner(roles.get(caller.id));
    const target = { kind: "invitation", id, name: revoked.email } as const;
    await record(client, caller, { action: "invitation.revoke", target, details: { role: revoked.role } });
  });
}
