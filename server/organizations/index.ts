export { addMember } from "./add-member.ts";
export { checkPassword } from "./check-password.ts";
export { createOrganization } from "./create-organization.ts";
export { createUser } from "./create-user.ts";
export { findFirstMembership, findMembership } from "./find-membership.ts";
export { findOrganization, organizationExists } from "./find-organization.ts";
export { findUser } from "./find-user.ts";
export { getMe } from "./get-me.ts";
