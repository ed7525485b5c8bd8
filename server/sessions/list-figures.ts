import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import type { Figure, Figures } from "./schema.ts";

const COUNTED = 10_000;

/**
 * What a card says of each of the organization's sessions beside its state: since when it is in it, whose doing that is, and how much is stored,
 * counted up to 10,000 and beyond that about as much as PostgreSQL believes.
 */
export async function listFigures(caller: Caller<"read">): Promise<Figures[]> {
  const { rows } = await pool.query<Row>({
    text: COUNT,
    values: [caller.organizationId, COUNTED + 1],
  });
  return Promise.all(
    rows.map(async ({ session, chats, messages, ...rest }) => ({
      session,
      ...rest,
      chats: await figureOf("chats", session, chats),
      messages: await figureOf("messages", session, messages),
    })),
  );
}

type Row = Omit<Figures, "chats" | "messages"> & { chats: number; messages: number };

/** No further than one row past the limit, along an index, however much there is. */
const atMost = (table: "chats" | "messages") =>
  `(select count(*)::int from (select from ${table} t where t.session_id = s.id limit $2) few)`;
const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::float8`;
const COUNT = `select s.id as session, ${ms("s.status_at")} as since, ${ms("s.next_try_at")} as "nextTryAt",
  (select ${ms("l.heard_at")} from leases l where l.session_id = s.id) as "checkedAt",
  case when s.status_reason in ('stopped_by_user', 'logged_out_by_user') then
    (select a.actor_name from audit a where a.organization_id = s.organization_id and a.target_id = s.id
      and a.action in ('session.stop', 'session.logout') order by a.id desc limit 1) end as by,
  ${atMost("chats")} as chats, ${atMost("messages")} as messages,
  (select count(*)::int from inbox i where i.session_id = s.id and i.state = 'quarantined') as "setAside"
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
