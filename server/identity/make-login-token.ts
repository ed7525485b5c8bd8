import { record } from "@/server/audit/index.ts";
import type { Identity, Role } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { AppError } from "@/server/errors.ts";
import { findMembership } from "@/server/organizations/index.ts";
import { mintLoginJwt } from "./mint-login-jwt.ts";

/** A login token for the REST API, good for what the person who is logged in may do here, for five minutes. */
export async function makeLoginToken(identity: Identity): Promise<{ token: string }> {
  const { id, organizationId } = identity;
  const membership = await findMembership(id, organizationId);
  if (!membership) throw new AppError("unauthorized", "log in again");
  const role = membership.role as Role; // safe: a check constraint names the roles
  const token = await mintLoginJwt({ userId: id, organizationId, role });
  await record(pool, identity, { action: "token.create" });
  return { token };
}
