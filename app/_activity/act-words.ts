import type { AuditEntry } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";

/** What was done; % stands for what it was done to. */
const WORDS: Readonly<Record<AuditEntry["action"], string>> = {
  "session.create": "added the number %",
  "session.update": "renamed or recoloured %",
  "session.start": "started %",
  "session.stop": "stopped %",
  "session.restart": "restarted %",
  "session.pair": "asked for a code to link %",
  "session.logout": "logged out %",
  "session.delete": "deleted the number %",
  "key.create": "made the API key %",
  "key.update": "renamed the API key to %",
  "key.revoke": "revoked the API key %",
  "organization.create": "founded the organization %",
  "organization.update": "renamed the organization to %",
  "member.add": "added %",
  "member.update": "changed the role of %",
  "member.remove": "removed %",
  "invitation.create": "made an invitation for %",
  "invitation.revoke": "revoked the invitation for %",
  "invitation.accept": "joined by invitation",
  "profile.update": "changed their profile",
  "password.change": "changed their password",
  "token.create": "made a login token",
  "login.success": "logged in",
  "login.failure": "failed to log in as %",
};

const NAMELESS = { session: "without a name", key: "without a name", organization: "", person: "somebody", invitation: "whoever has the link" }; // prettier-ignore

/** "stopped “Front desk”", "changed the role of “Kwame” to admin"; an act that this page does not know shows itself. */
export function actWords({ action, target, details }: AuditEntry): string {
  const words = (WORDS as Readonly<Record<string, string | undefined>>)[action] ?? action;
  if (action === "member.remove" && details.left === true) return "left the organization";
  const name = target === null ? "" : cleanLine(target.name);
  const object = name === "" ? (target === null ? "" : NAMELESS[target.kind]) : `“${name}”`;
  return words.replace("%", () => object).trim() + roleIn(action, details);
}

const roleIn = (action: string, { role }: AuditEntry["details"]) =>
  action === "member.update" && typeof role === "string" ? ` to ${role}` : "";
