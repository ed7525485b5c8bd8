import { record } from "@/server/audit/index.ts";
import { demandPerson, type Identity } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { AppError, invalid } from "@/server/errors.ts";
import { demandPassword } from "./demand-password.ts";
import type { UpdateMe } from "./schema.ts";

/** Changes one's own name or e-mail. The e-mail is what a login is found by, so it needs the password. `conflict` when it is taken. */
export async function updateMe(identity: Identity, { name, email, password }: UpdateMe): Promise<void> {
  demandPerson(identity);
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ email: string }>("select email from users where id = $1", [identity.id]);
    if (email !== undefined && email !== rows[0]?.email) {
      if (password === undefined) throw invalid({ path: "password", message: "is needed to change the e-mail" });
      await demandPassword(identity.id, { path: "password", password });
    }
    const { rowCount } = await client.query(UPDATE, [identity.id, name !== undefined, name ?? null, email ?? null]);
    if (rowCount === 0) throw new AppError("conflict", "another person has this e-mail");
    const changed = { name, ...(email !== rows[0]?.email && { email }) };
    await record(client, identity, { action: "profile.update", target: me(identity, name ?? email), details: changed });
  });
}

const me = ({ id }: Identity, name: string | null | undefined) => ({ kind: "person", id, name: name ?? null }) as const;

const UPDATE = `update users set name = case when $2::boolean then $3 else name end, email = coalesce($4, email)
  where id = $1 and not exists (select from users where email = $4 and id <> $1)`;
