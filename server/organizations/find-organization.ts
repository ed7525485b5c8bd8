import { prisma } from "@/server/db/client.ts";

/** By id, else by name (the oldest of that name); null when there is none. */
export async function findOrganization(idOrName: string): Promise<{ id: string; name: string } | null> {
  const select = { id: true, name: true };
  const byId = await prisma.organization.findUnique({ where: { id: idOrName }, select });
  return byId ?? prisma.organization.findFirst({ where: { name: idOrName }, orderBy: { id: "asc" }, select });
}

/** Whether this id names an organization. */
export async function organizationExists(id: string): Promise<boolean> {
  return (await prisma.organization.count({ where: { id } })) > 0;
}
