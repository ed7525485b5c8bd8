import { z } from "zod";
import { ROLES } from "@/server/caller.ts";
import { addMember, createUser, findMembership, findUser } from "@/server/organizations/index.ts";
import { readArguments, UsageError } from "./arguments.ts";
import { organizationId } from "./organization.ts";

const shape = {
  subject: z.string("an e-mail address is needed"),
  org: z.string("is needed"),
  role: z.enum(ROLES).default("member"),
  password: z.string().optional(),
};

/** Gives the password made for the new person, or the person's id when the password was given or is kept. */
export async function userCreate(args: string[]): Promise<string> {
  const { subject: email, org, role, password } = readArguments(args, shape);
  const organization = await organizationId(org);
  const known = await findUser(email);
  if (known) return joinOrganization(known, { organization, role });
  const user = await createUser({ email, ...(password !== undefined && { password }) });
  await addMember({ organizationId: organization, userId: user.id, role });
  return password === undefined ? user.password : user.id;
}

async function joinOrganization(
  { id, email }: { id: string; email: string },
  { organization, role }: { organization: string; role: (typeof ROLES)[number] },
): Promise<string> {
  if (await findMembership(id, organization)) throw new UsageError(`${email} is a member of this organization already`);
  await addMember({ organizationId: organization, userId: id, role });
  console.error(`${email} was known already and keeps the password`);
  return id;
}
