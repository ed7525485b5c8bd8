import { type Caller, demandPerson } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { invitationColumns, IS_OPEN } from "./invitation.ts";
import type { Invitation } from "./schema.ts";

const MOST = 200;

/** The links that can still be used, newest first. */
export async function listInvitations(caller: Caller<"manage">): Promise<Invitation[]> {
  demandPerson(caller);
  const { rows } = await pool.query<Invitation>({
    text: `select ${invitationColumns} from invitations i left join users u on u.id = i.created_by
           where i.organization_id = $1 and ${IS_OPEN} order by i.id desc limit ${MOST}`,
    values: [caller.organizationId],
  });
  return rows;
}
