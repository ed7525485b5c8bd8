import type { Role } from "@/server/caller.ts";
import { prisma } from "@/server/db/client.ts";

/** Makes a person a member, or gives a member another role. */
export async function addMember({
  organizationId,
  userId,
  role,
}: {
  organizationId: string;
  userId: string;
  role: Role;
}) {
  await prisma.membership.upsert({
    where: { organizationId_userId: { organizationId, userId } },
    create: { organizationId, userId, role },
    update: { role },
  });
}
