import { CAPABILITIES, type Identity, type Role } from "@/server/caller.ts";
import { prisma } from "@/server/db/client.ts";
import { env } from "@/server/env.ts";
import { AppError } from "@/server/errors.ts";
import type { Me } from "./schema.ts";

/** The person logged in, the active organization and the others they belong to. */
export async function getMe(identity: Identity): Promise<Me> {
  const user = await prisma.user.findUnique({
    where: { id: identity.id },
    select: {
      id: true,
      email: true,
      name: true,
      memberships: {
        select: { role: true, organization: { select: { id: true, name: true } } },
        orderBy: { createdAt: "asc" },
      },
    },
  });
  const organizations = (user?.memberships ?? []).map(({ role, organization }) => ({
    ...organization,
    role: role as Role,
  })); // safe: a check constraint names the roles
  const active = organizations.find(({ id }) => id === identity.organizationId);
  if (!user || !active) throw new AppError("unauthorized", "log in again");
  return {
    user: { id: user.id, email: user.email, name: user.name },
    organization: { id: active.id, name: active.name },
    role: active.role,
    capabilities: CAPABILITIES.filter((capability) => identity.capabilities.has(capability)),
    organizations,
    tokens: env.auth.jwksUrl === undefined,
  };
}
