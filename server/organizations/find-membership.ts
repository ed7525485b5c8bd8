import { pool } from "@/server/db/client.ts";

type Membership = { organizationId: string; role: string };

/** What a person is in an organization; undefined when nothing. Asked on each request, so a removal is in force at once. */
export async function findMembership(userId: string, organizationId: string): Promise<Membership | undefined> {
  const { rows } = await pool.query<Membership>({
    name: "find-membership",
    text: `select organization_id as "organizationId", role from memberships where user_id = $1 and organization_id = $2`,
    values: [userId, organizationId],
  });
  return rows[0];
}

/** The organization a login begins in: the one joined first. */
export async function findFirstMembership(userId: string): Promise<Membership | undefined> {
  const { rows } = await pool.query<Membership>({
    text: `select organization_id as "organizationId", role from memberships where user_id = $1
           order by created_at, organization_id limit 1`,
    values: [userId],
  });
  return rows[0];
}
