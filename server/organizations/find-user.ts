import { prisma } from "@/server/db/client.ts";
import { normaliseEmail } from "./email.ts";

/** By e-mail, however it is capitalised; null when there is none. */
export async function findUser(email: string): Promise<{ id: string; email: string; name: string | null } | null> {
  return prisma.user.findUnique({
    where: { email: normaliseEmail(email) },
    select: { id: true, email: true, name: true },
  });
}
