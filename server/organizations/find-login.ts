import { pool } from "@/server/db/client.ts";
import { loggable } from "@/server/db/refusal.ts";
import { log } from "@/server/log.ts";

type Login = { userId: string; organizationId: string; epoch: number };

/** The role a login speaks with at this moment; undefined when the person is no member (any more) or the password was changed since. */
export async function findLogin({ userId, organizationId, epoch }: Login): Promise<string | undefined> {
  const { rows } = await pool.query<{ role: string; unseen: boolean }>({
    name: "find-login",
    text: `select m.role, ${STALE} as unseen from memberships m join users u on u.id = m.user_id
           where m.user_id = $1 and m.organization_id = $2 and u.login_epoch = $3`,
    values: [userId, organizationId, epoch],
  });
  const [row] = rows;
  if (row?.unseen) noteSeen(userId, organizationId);
  return row?.role;
}

const STALE = "(m.last_seen_at is null or m.last_seen_at < now() - interval '5 minutes')";

/** Not waited for: no request is slower, or fails, because the note about it does. */
function noteSeen(userId: string, organizationId: string): void {
  pool
    .query({
      text: `update memberships m set last_seen_at = now() where m.user_id = $1 and m.organization_id = $2 and ${STALE}`,
      values: [userId, organizationId],
    })
    .catch((error: unknown) => log.db.debug({ err: loggable(error) }, "the visit of a member could not be noted"));
}
