import { z } from "zod";
import type { Caller } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { toPage } from "@/server/page.ts";
import { demandSession } from "@/server/sessions/index.ts";
import { groupFacts, groupJson } from "./present.ts";
import type { Group, GroupPage, ListGroups } from "./schema.ts";

/** The groups of a session, by address: those we were told about and those that are a chat. */
export async function listGroups(
  caller: Caller<"read">,
  { session, limit, cursor: text }: ListGroups,
): Promise<GroupPage> {
  await demandSession(caller, session);
  const after = text === undefined ? "" : cursor.decode(text, { session }).jid;
  const { rows } = await pool.query<{ group: Group }>({
    name: "list-groups",
    text: LIST,
    values: [session, after, limit + 1],
  });
  const groups = rows.map((row) => row.group);
  return toPage(groups, { limit, cursorAt: ({ jid }) => cursor.encode({ jid }, { session }) });
}

const cursor = cursorFor("groups.1", z.object({ jid: z.string() }));

const LIST = `
  select ${groupJson} as group from (
    (select session_id, jid from chats where session_id = $1 and type = 'group' and jid > $2 order by jid limit $3)
    union
    (select session_id, jid from groups where session_id = $1 and jid > $2 order by jid limit $3)
  ) n ${groupFacts} order by n.jid limit $3`;
