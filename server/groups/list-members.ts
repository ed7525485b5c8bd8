import { z } from "zod";
import type { Caller } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { toPage } from "@/server/page.ts";
import { getGroup } from "./get-group.ts";
import { memberJson } from "./present.ts";
import type { GroupMember, GroupMemberPage, ListMembers } from "./schema.ts";

/** Who is in a group, by address; nobody while WhatsApp has not told. */
export async function listMembers(
  caller: Caller<"read">,
  { limit, cursor: text, ...path }: ListMembers,
): Promise<GroupMemberPage> {
  const { jid } = await getGroup(caller, path);
  const within = { session: path.session, group: jid };
  const after = text === undefined ? "" : cursor.decode(text, within).stored;
  const { rows } = await pool.query<{ member: GroupMember; stored: string }>({
    name: "list-members",
    text: `select ${memberJson} as member, m.jid as stored from group_members m
           where m.session_id = $1 and m.group_jid = $2 and m.jid > $3 order by m.jid limit $4`,
    values: [path.session, jid, after, limit + 1],
  });
  const page = toPage(rows, { limit, cursorAt: ({ stored }) => cursor.encode({ stored }, within) });
  return { ...page, data: page.data.map(({ member }) => member) };
}

const cursor = cursorFor("members.1", z.object({ stored: z.string() }));
