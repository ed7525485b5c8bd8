import { record } from "@/server/audit/index.ts";
import { demandPerson, type Identity } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { AppError, invalid } from "@/server/errors.ts";
import { demandPassword } from "./demand-password.ts";
import { nameOf } from "./name-of.ts";
import type { UpdateMe } from "./schema.ts";

/** Changes one's own name or e-mail. The e-mail is what a login is found by, so it needs the password. `conflict` when it is taken. */
export async function updateMe(identity: Identity, { name, email, password }: UpdateMe): Promise<void> {
  demandPerson(identity);
  if (email !== undefined) await demandMayMove(identity, { email, password });
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(UPDATE, [identity.id, name !== undefined, name ?? null, email ?? null]);
    if (rowCount === 0) throw new AppError("conflict", "another person has this e-mail");
    const target = { kind: "person", id: identity.id, name: await nameOf(client, identity.id) } as const;
    await record(client, identity, { action: "profile.update", target, details: { name, email } });
  });
}

async function demandMayMove(
  { id }: Identity,
  { email, password }: { email: string; password: string | undefined },
): Promise<void> {
  const { rows } = await pool.query("select from users where id = $1 and email = $2", [id, email]);
  if (rows.length > 0) return;
  if (password === undefined) throw invalid({ path: "password", message: "is needed to change the e-mail" });
  await demandPassword(id, { path: "password", password });
}

const UPDATE = `update users set name = case when $2::boolean then $3 else name end, email = coalesce($4, email)
  where id = $1 and not exists (select from users where email = $4 and id <> $1)`;
