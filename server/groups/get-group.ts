import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { findJid, isGroup } from "@/server/jid.ts";
import { groupFacts, groupJson } from "./present.ts";
import type { Group, GroupPath } from "./schema.ts";

/** One group, by its address. */
export async function getGroup(caller: Caller<"read">, { session, gid }: GroupPath): Promise<Group> {
  const jid = findJid(gid);
  const { rows } = await pool.query<{ group: Group; known: boolean }>({
    name: "get-group",
    text: `select ${groupJson} as group, g.jid is not null or c.jid is not null as known
           from (select s.id as session_id, $3::text as jid from sessions s where s.id = $1 and s.organization_id = $2) n ${groupFacts}`,
    values: [session, caller.organizationId, jid && isGroup(jid) ? jid : null],
  });
  const [found] = rows;
  if (!found) throw notFound("session");
  if (!found.known) throw notFound("group");
  return found.group;
}
