import { ulid } from "ulid";
import { record, system } from "@/server/audit/index.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";

/** A new organization, empty. For the command line and the first start. */
export async function createOrganization({ name }: { name: string }): Promise<{ id: string; name: string }> {
  const id = ulid();
  await inTransaction(pool, async (client) => {
    await client.query("insert into organizations (id, name) values ($1, $2)", [id, name]);
    await record(client, system(id), { action: "organization.create", target: { kind: "organization", id, name } });
  });
  return { id, name };
}
