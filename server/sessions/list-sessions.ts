import { z } from "zod";
import type { Caller } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { toPage } from "@/server/page.ts";
import { sessionJson } from "./present.ts";
import type { ListSessions, Session, SessionPage } from "./schema.ts";

/** The organization's sessions in the order in which they were created: their ids are ULIDs. */
export async function listSessions(
  caller: Caller<"read">,
  { limit, cursor: text }: ListSessions,
): Promise<SessionPage> {
  const within = { organization: caller.organizationId };
  const after = text === undefined ? "" : cursor.decode(text, within).id;
  const { rows } = await pool.query<{ session: Session }>({
    text: `select ${sessionJson} as session from sessions s where s.organization_id = $1 and s.id > $2 order by s.id limit $3`,
    values: [caller.organizationId, after, limit + 1],
  });
  const sessions = rows.map((row) => row.session);
  return toPage(sessions, { limit, cursorAt: ({ id }) => cursor.encode({ id }, within) });
}

const cursor = cursorFor("sessions.1", z.object({ id: z.string() }));
