import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { sessionJson } from "./present.ts";
import type { Session, SessionPath } from "./schema.ts";

export async function getSession(
  caller: Caller<"read"> | Caller<"manage">,
  { session }: SessionPath,
): Promise<Session> {
  const { rows } = await pool.query<{ session: Session }>({
    text: `select ${sessionJson} as session from sessions s where s.id = $1 and s.organization_id = $2`,
    values: [session, caller.organizationId],
  });
  const [found] = rows;
  if (!found) throw notFound("session");
  return found.session;
}
