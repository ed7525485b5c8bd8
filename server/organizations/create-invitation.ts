import { ulid } from "ulid";
import { record } from "@/server/audit/index.ts";
import { type Caller, demandPerson } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { hashOf, invitationColumns, makeToken, OPEN_DAYS } from "./invitation.ts";
import { demandOwner, lockRoles } from "./roles.ts";
import type { CreatedInvitation, CreateInvitation, Invitation } from "./schema.ts";

/** A link that makes one person a member, within seven days. The answer is the only place where its token is shown. */
export async function createInvitation(
  caller: Caller<"manage">,
  { role, email }: CreateInvitation,
): Promise<CreatedInvitation> {
  demandPerson(caller);
  const token = makeToken();
  const values = [ulid(), caller.organizationId, hashOf(token), role, email ?? null, caller.id];
  const invitation = await inTransaction(pool, async (client) => {
    const roles = await lockRoles(client, caller.organizationId, [caller.id]);
    if (role === "owner") demandOwner(roles.get(caller.id));
    const { rows } = await client.query<Invitation>(INSERT, values);
    const [made] = rows;
    if (!made) throw new Error("an inserted invitation was not returned");
    const target = { kind: "invitation", id: made.id, name: made.email } as const;
    await record(client, caller, { action: "invitation.create", target, details: { role } });
    return made;
  });
  return { ...invitation, token };
}

const INSERT = `
  with i as (
    insert into invitations (id, organization_id, hash, role, email, created_by, expires_at)
    values ($1, $2, $3, $4, $5, $6, now() + interval '${OPEN_DAYS} days') returning *
  ) select ${invitationColumns} from i left join users u on u.id = i.created_by`;
