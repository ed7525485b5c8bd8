import { ulid } from "ulid";
import { prisma } from "@/server/db/client.ts";
import { AppError, invalid } from "@/server/errors.ts";
import { normaliseEmail } from "./email.ts";
import { hashPassword, oneTimePassword } from "./password.ts";

type NewUser = { email: string; name?: string; password?: string };

/** A new person, member of nothing yet. `password` is the one given, else one made here. `conflict` when the e-mail is taken. */
export async function createUser({ email, name, password = oneTimePassword() }: NewUser) {
  const normal = normaliseEmail(email);
  if (!/^[^\s@]+@[^\s@]+$/.test(normal) || normal.length > 254)
    throw invalid({ path: "email", message: "is not an e-mail address" });
  if (password.length < 8) throw invalid({ path: "password", message: "needs at least 8 characters" });
  const data = { id: ulid(), email: normal, name: name ?? null, passwordHash: await hashPassword(password) };
  const { count } = await prisma.user.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) throw new AppError("conflict", "a person with this e-mail exists already");
  return { id: data.id, email: normal, password };
}
