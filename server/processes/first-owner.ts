import { pool, prisma } from "@/server/db/client.ts";
import { env } from "@/server/env.ts";
import { addMember, createOrganization, createUser } from "@/server/organizations/index.ts";

/** The first person who can log in; `password` only when it was made here and nobody knows it yet. */
export type FirstOwner = { userId: string; organizationId: string; email: string; password: string };

const LOCK = 72707370; // the one beside the migrations': first starts against one database wait for each other

/** Makes an organization and its owner in a database that has nobody yet; undefined when there is somebody. */
export async function createFirstOwner(organizationName: string): Promise<FirstOwner | undefined> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    return (await prisma.membership.count()) > 0 ? undefined : await createOwner(organizationName);
  } finally {
    await client.query("select pg_advisory_unlock_all()");
    client.release();
  }
}

async function createOwner(organizationName: string): Promise<FirstOwner> {
  const { id: organizationId } = await createOrganization({ name: organizationName });
  const { password: given, email } = env.admin;
  const { id: userId, password } = await createUser({ email, ...(given !== undefined && { password: given }) });
  await addMember({ organizationId, userId, role: "owner" });
  return { userId, organizationId, email, password };
}
