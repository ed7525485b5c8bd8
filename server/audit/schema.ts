import { z } from "zod";
import { Name, PageQuery, pageOf } from "@/server/page.ts";

/** Every administrative act there is a word for. */
const AUDIT_ACTIONS = [
  "session.create",
  "session.update",
  "session.start",
  "session.stop",
  "session.restart",
  "session.pair",
  "session.logout",
  "session.delete",
  "key.create",
  "key.update",
  "key.revoke",
  "organization.create",
  "organization.update",
  "member.add",
  "member.update",
  "member.remove",
  "invitation.create",
  "invitation.revoke",
  "invitation.accept",
  "profile.update",
  "password.change",
  "token.create",
  "login.success",
  "login.failure",
] as const;
const AuditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.output<typeof AuditAction>;

const TARGETS = ["session", "key", "organization", "person", "invitation"] as const;
export type Target = { kind: (typeof TARGETS)[number]; id: string | null; name: string | null };

/** One act. Names are those of its time. Time is epoch ms. */
export const AuditEntry = z.strictObject({
  id: z.string(),
  at: z.int(),
  action: AuditAction,
  actor: z.strictObject({
    kind: z
      .enum(["person", "api-key", "system", "nobody"])
      .describe("system: the command line or the server itself; nobody: a login that failed"),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  target: z.strictObject({ kind: z.enum(TARGETS), id: z.string().nullable(), name: z.string().nullable() }).nullable(),
  details: z.record(z.string(), z.unknown()),
  address: z.string().nullable().describe("where it came from"),
  requestId: z.string().nullable(),
});
export type AuditEntry = z.output<typeof AuditEntry>;
export const AuditPage = pageOf(AuditEntry);
export type AuditPage = z.output<typeof AuditPage>;

export const ListAudit = PageQuery.extend({
  action: AuditAction.optional(),
  actor: Name.optional().describe("the id of a person or an api-key"),
  since: z.int().min(0).max(253402300799999).optional(),
});
export type ListAudit = z.output<typeof ListAudit>;
