import { prisma } from "@/server/db/client.ts";
import { normaliseEmail } from "./email.ts";
import { matchesPassword } from "./password.ts";

type Login = { id: string; email: string; name: string | null; loginEpoch: number };

/** The person whose e-mail and password these are; null otherwise, without saying which was wrong. */
export async function checkPassword({ email, password }: { email: string; password: string }): Promise<Login | null> {
  const normal = normaliseEmail(email);
  const user = normal.includes("\0") ? null : await prisma.user.findUnique({ where: { email: normal } });
  const matches = await matchesPassword(user?.passwordHash, password);
  return user && matches ? { id: user.id, email: user.email, name: user.name, loginEpoch: user.loginEpoch } : null;
}
