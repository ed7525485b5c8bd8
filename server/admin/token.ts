import { z } from "zod";
import { type Role, ROLES } from "@/server/caller.ts";
import { mintLoginJwt } from "@/server/identity/index.ts";
import { findMembership, findUser } from "@/server/organizations/index.ts";
import { readArguments, UsageError } from "./arguments.ts";
import { organizationId } from "./organization.ts";

const shape = { org: z.string("is needed"), role: z.enum(ROLES).optional(), user: z.string("is needed") };

/** Gives a login JWT, good for five minutes, with the role asked for or the one the person has. */
export async function token(args: string[]): Promise<string> {
  const { org, role, user: email } = readArguments(args, shape);
  const organization = await organizationId(org);
  const user = await findUser(email);
  const membership = user && (await findMembership(user.id, organization));
  if (!membership) throw new UsageError(`${email} is no member of this organization`);
  return mintLoginJwt({ userId: user.id, organizationId: organization, role: role ?? (membership.role as Role) }); // safe: a check constraint
}
