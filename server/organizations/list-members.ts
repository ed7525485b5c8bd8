import { z } from "zod";
import { type Caller, demandPerson } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { toPage } from "@/server/page.ts";
import type { ListMembers, Member, MemberPage } from "./schema.ts";

/** The people of the organization. */
export async function listMembers(caller: Caller<"manage">, { limit, cursor: text }: ListMembers): Promise<MemberPage> {
  demandPerson(caller);
  const within = { organization: caller.organizationId };
  const after = text === undefined ? "" : cursor.decode(text, within).id;
  const { rows } = await pool.query<Member>({ text: LIST, values: [caller.organizationId, after, limit + 1] });
  return toPage(rows, { limit, cursorAt: ({ id }) => cursor.encode({ id }, within) });
}

const cursor = cursorFor("members.1", z.object({ id: z.string() }));
const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::float8`;

const LIST = `
  select u.id, u.email, u.name, m.role, ${ms("m.created_at")} as "joinedAt", ${ms("m.last_seen_at")} as "lastSeenAt",
    (select count(*)::int from api_keys k where k.organization_id = m.organization_id and k.created_by = u.id
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())) as keys
  from memberships m join users u on u.id = m.user_id
  where m.organization_id = $1 and m.user_id > $2 order by m.user_id limit $3`;
