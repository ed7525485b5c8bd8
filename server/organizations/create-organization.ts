import { ulid } from "ulid";
import { prisma } from "@/server/db/client.ts";

/** A new organization, empty. For the command line and the first start. */
export async function createOrganization({ name }: { name: string }): Promise<{ id: string; name: string }> {
  return prisma.organization.create({ data: { id: ulid(), name }, select: { id: true, name: true } });
}
