import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import type { Figure, Figures } from "./schema.ts";

const COUNTED = 10_000;

/** How much is stored of each of the organization's sessions: counted up to 10,000, and beyond that about as much as PostgreSQL believes. */
export async function listFigures(caller: Caller<"read">): Promise<Figures[]> {
  const { rows } = await pool.query<{ session: string; chats: number; messages: number }>({
    text: COUNT,
    values: [caller.organizationId, COUNTED + 1],
  });
  return Promise.all(
    rows.map(async ({ session, chats, messages }) => ({
      session,
      chats: await figureOf("chats", session, chats),
      messages: await figureOf("messages", session, messages),
    })),
  );
}

/** No further than one row past the limit, along an index, however much there is. */
const atMost = (table: "chats" | "messages") =>
  `(select count(*)::int from (select from ${table} t where t.session_id = s.id limit $2) few)`;
const COUNT = `select s.id as session, ${atMost("chats")} as chats, ${atMost("messages")} as messages
  from sessions s where s.organization_id = $1 order by s.id`;

async function figureOf(table: "chats" | "messages", session: string, counted: number): Promise<Figure> {
  if (counted <= COUNTED) return { count: counted, about: false };
  return { count: Math.max(await believed(table, session), counted), about: true };
}

/** What the planner expects to find, from the statistics that autovacuum keeps: costs a millisecond whatever the size. */
async function believed(table: "chats" | "messages", session: string): Promise<number> {
  const { rows } = await pool.query<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>(
    `explain (format json) select from ${table} where session_id = $1`,
    [session],
  );
  return rows[0]?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}
