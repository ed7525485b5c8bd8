import type { PoolClient } from "pg";
import type { Role } from "@/server/caller.ts";
import { AppError, notFound } from "@/server/errors.ts";

type Roles = ReadonlyMap<string, Role>;

/**
 * The roles of these people and of every owner, held fast until the transaction ends: of two owners who put each other down
 * at the same moment, one finds that they are the last.
 */
export async function lockRoles(client: PoolClient, organizationId: string, people: string[]): Promise<Roles> {
  const { rows } = await client.query<{ user_id: string; role: Role }>(
    `select user_id, role from memberships where organization_id = $1 and (role = 'owner' or user_id = any($2))
     order by user_id for update`,
    [organizationId, people],
  );
  return new Map(rows.map(({ user_id, role }) => [user_id, role]));
}

/** Only an owner touches owners, and an organization never loses its last one. `becomes` is undefined for somebody who goes. */
export function demandMayChange(
  roles: Roles,
  { by, user, becomes }: { by: string; user: string; becomes?: Role },
): void {
  const before = roles.get(user);
  if (before === undefined) throw notFound("member");
  if (before === "owner" || becomes === "owner") demandOwner(roles.get(by));
  const owners = [...roles.values()].filter((role) => role === "owner").length;
  if (before === "owner" && becomes !== "owner" && owners === 1)
    throw new AppError("conflict", "an organization needs an owner: make somebody else one first");
}

/** Refuses whoever is no owner themselves. */
export function demandOwner(role: Role | undefined): void {
  if (role !== "owner") throw new AppError("forbidden", "only an owner may make, change or remove owners");
}
