import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { hashOf, IS_OPEN } from "./invitation.ts";
import type { InvitationToken, OpenInvitation } from "./schema.ts";

/** What somebody who holds the link sees of it, logged in or not. `not_found` when it cannot be used (any more). */
export async function getInvitation({ token }: InvitationToken): Promise<OpenInvitation> {
  const { rows } = await pool.query<OpenInvitation>({
    text: `select o.name as organization, i.role, i.email, coalesce(u.name, u.email) as "invitedBy"
           from invitations i join organizations o on o.id = i.organization_id left join users u on u.id = i.created_by
           where i.hash = $1 and ${IS_OPEN}`,
    values: [hashOf(token)],
  });
  const [found] = rows;
  if (!found) throw notFound("invitation");
  return found;
}
