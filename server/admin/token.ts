import { z } from "zod";
import { record, system } from "@/server/audit/index.ts";
import { type Role, ROLES } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
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
  const login = { userId: user.id, organizationId: organization, role: role ?? (membership.role as Role) }; // safe: a check constraint
  const made = await mintLoginJwt(login);
  const target = { kind: "person", id: user.id, name: user.name ?? user.email } as const;
  await record(pool, system(organization), { action: "token.create", target, details: { role: login.role } });
  return made;
}
