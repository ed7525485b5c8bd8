import { type Actor, record, system } from "@/server/audit/index.ts";
import type { Role } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";

type NewMember = { organizationId: string; userId: string; role: Role };

/** Makes a person a member, or gives a member another role. */
export async function addMember(member: NewMember, by: Actor = system(member.organizationId)): Promise<void> {
  const { organizationId, userId, role } = member;
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ is_new: boolean; name: string }>({
      text: ADD,
      values: [organizationId, userId, role],
    });
    const target = { kind: "person", id: userId, name: rows[0]?.name ?? null } as const;
    const action = rows[0]?.is_new === false ? "member.update" : "member.add";
    await record(client, by, { action, target, details: { role } });
  });
}

/** A row that was inserted, not updated, has no transaction that ended it. */
const ADD = `
  insert into memberships as m (organization_id, user_id, role) values ($1, $2, $3)
  on conflict (organization_id, user_id) do update set role = excluded.role
  returning m.xmax = 0 as is_new, (select coalesce(name, email) from users where id = m.user_id) as name`;
