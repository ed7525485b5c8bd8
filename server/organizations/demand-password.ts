import { pool } from "@/server/db/client.ts";
import { invalid } from "@/server/errors.ts";
import { matchesPassword } from "./password.ts";

/** Refuses, in the name of the field `path`, whoever does not know the person's present password. */
export async function demandPassword(
  userId: string,
  { path, password }: { path: string; password: string },
): Promise<void> {
  const { rows } = await pool.query<{ password_hash: string }>("select password_hash from users where id = $1", [
    userId,
  ]);
  if (!(await matchesPassword(rows[0]?.password_hash, password)))
    throw invalid({ path, message: "is not your password" });
}
