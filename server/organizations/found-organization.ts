import { ulid } from "ulid";
import { record } from "@/server/audit/index.ts";
import { demandPerson, type Identity } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import type { OrganizationName } from "./schema.ts";

/** A new organization whose owner is the person who asks. */
export async function foundOrganization(identity: Identity, { name }: OrganizationName): Promise<{ id: string }> {
  demandPerson(identity);
  const id = ulid();
  await inTransaction(pool, async (client) => {
    await client.query("insert into organizations (id, name) values ($1, $2)", [id, name]);
    await client.query("insert into memberships (organization_id, user_id, role) values ($1, $2, 'owner')", [
      id,
      identity.id,
    ]);
    const target = { kind: "organization", id, name } as const;
    await record(client, { ...identity, organizationId: id }, { action: "organization.create", target });
  });
  return { id };
}
