import { z } from "zod";
import { CAPABILITIES, ROLES } from "@/server/caller.ts";
import type { pageOf } from "@/server/page.ts";
import { PageQuery } from "@/server/page.ts";

const Role = z.enum(ROLES);

/** Text that people see: PostgreSQL holds no NUL, and half a character is none. */
const Text = z
  .string()
  .trim()
  .min(1, "is empty")
  .max(100, "is longer than 100 characters")
  .regex(/^[^\0\p{Surrogate}]*$/u, "contains a character that cannot be stored");

const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "is longer than an e-mail address can be")
  .regex(/^[^\s@\0\p{Surrogate}]+@[^\s@\0\p{Surrogate}]+$/u, "is not an e-mail address");

const NewPassword = z.string().min(8, "needs at least 8 characters").max(1000, "is longer than 1,000 characters");

/** Who is logged in, where, and what that allows. `tokens`: whether login tokens for the API are made here. */
export const Me = z.strictObject({
  user: z.strictObject({ id: z.string(), email: z.string(), name: z.string().nullable() }),
  organization: z.strictObject({ id: z.string(), name: z.string() }),
  role: Role,
  capabilities: z.array(z.enum(CAPABILITIES)),
  organizations: z.array(z.strictObject({ id: z.string(), name: z.string(), role: Role })),
  tokens: z.boolean(),
});
export type Me = z.output<typeof Me>;

/** `password` is the present one, demanded when the e-mail changes: it is what the login is found by. */
export const UpdateMe = z.strictObject({
  name: Text.nullable().optional(),
  email: Email.optional(),
  password: z.string().max(1000).optional(),
});
export type UpdateMe = z.output<typeof UpdateMe>;

export const ChangePassword = z.strictObject({ current: z.string().max(1000), password: NewPassword });
export type ChangePassword = z.output<typeof ChangePassword>;

export const OrganizationName = z.strictObject({ name: Text });
export type OrganizationName = z.output<typeof OrganizationName>;

/** A person in an organization. `keys`: how many api-keys in force they have made. Times are epoch ms. */
export const Member = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: Role,
  joinedAt: z.int(),
  lastSeenAt: z.int().nullable(),
  keys: z.int(),
});
export type Member = z.output<typeof Member>;
export type MemberPage = z.output<ReturnType<typeof pageOf<typeof Member>>>;

export const ListMembers = PageQuery;
export type ListMembers = z.output<typeof ListMembers>;
export const MemberPath = z.strictObject({ user: z.string() });
export type MemberPath = z.output<typeof MemberPath>;
export const ChangeRole = MemberPath.extend({ role: Role });
export type ChangeRole = z.output<typeof ChangeRole>;

/** An invitation that can still be used. Times are epoch ms. */
export const Invitation = z.strictObject({
  id: z.string(),
  role: Role,
  email: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.int(),
  expiresAt: z.int(),
});
export type Invitation = z.output<typeof Invitation>;

export const CreateInvitation = z.strictObject({ role: Role, email: Email.nullable().optional() });
export type CreateInvitation = z.output<typeof CreateInvitation>;
/** The only time the token is shown. */
export type CreatedInvitation = Invitation & { token: string };
export const InvitationPath = z.strictObject({ id: z.string() });
export type InvitationPath = z.output<typeof InvitationPath>;

export const InvitationToken = z.strictObject({ token: z.string().max(100) });
export type InvitationToken = z.output<typeof InvitationToken>;
/** What whoever holds the link sees of it. */
export type OpenInvitation = { organization: string; role: string; email: string | null; invitedBy: string | null };
export const JoinByInvitation = InvitationToken.extend({ name: Text, email: Email, password: NewPassword });
export type JoinByInvitation = z.output<typeof JoinByInvitation>;
export const EnterByInvitation = InvitationToken.extend({ email: Email, password: z.string().max(1000) });
export type EnterByInvitation = z.output<typeof EnterByInvitation>;
/** Where an accepted invitation leads. */
export type Joined = { organizationId: string };

export const SessionElsewhere = z.strictObject({ session: z.string() });
export type SessionElsewhere = z.output<typeof SessionElsewhere>;
