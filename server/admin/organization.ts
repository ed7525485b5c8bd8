import { findOrganization } from "@/server/organizations/index.ts";
import { UsageError } from "./arguments.ts";

/** The id of the organization that `--org` means, by id or by name. */
export async function organizationId(idOrName: string): Promise<string> {
  const organization = await findOrganization(idOrName);
  if (!organization) throw new UsageError(`there is no organization "${idOrName}"`);
  return organization.id;
}
