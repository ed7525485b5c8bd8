import { record } from "@/server/audit/index.ts";
import { demandPerson, type Identity } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { demandPassword } from "./demand-password.ts";
import { hashPassword } from "./password.ts";
import type { ChangePassword } from "./schema.ts";

/** A new password. Every login made before ends, this one too: whoever knows the new password logs in with it. */
export async function changePassword(identity: Identity, { current, password }: ChangePassword): Promise<void> {
  demandPerson(identity);
  await demandPassword(identity.id, { path: "current", password: current });
  const passwordHash = await hashPassword(password);
  await inTransaction(pool, async (client) => {
    await client.query("update users set password_hash = $2, login_epoch = login_epoch + 1 where id = $1", [
      identity.id,
      passwordHash,
    ]);
    await record(client, identity, { action: "password.change" });
  });
}
