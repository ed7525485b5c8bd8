import type { Pool, PoolClient } from "pg";
import { ulid } from "ulid";
import { pool } from "@/server/db/client.ts";
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
  const user = { email: normal, name: name ?? null, passwordHash: await hashPassword(password) };
  return { id: await insertUser(pool, user), email: normal, password };
}

/** The row of a new person; its id. `conflict` when the e-mail, in its normal form, is taken. */
export async function insertUser(
  database: Pool | PoolClient,
  { email, name, passwordHash }: { email: string; name: string | null; passwordHash: string },
): Promise<string> {
  const id = ulid();
  const { rowCount } = await database.query(
    "insert into users (id, email, name, password_hash) values ($1, $2, $3, $4) on conflict (email) do nothing",
    [id, email, name, passwordHash],
  );
  if (rowCount === 0) throw new AppError("conflict", "a person with this e-mail exists already");
  return id;
}
