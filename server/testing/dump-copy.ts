import type { Pool, QueryResultRow } from "pg";

type Table = "chats" | "messages" | "contacts" | "identities" | "groups" | "members" | "labels" | "labelings";

/** Everything that readers can see of a session's stored copy, without the ids that are made up on the way. */
export async function dumpCopy(pool: Pool, session: string): Promise<Record<Table, QueryResultRow[]>> {
  const read = async (text: string) => (await pool.query<QueryResultRow>(text, [session])).rows;
  return {
    chats: await read(
      `select c.jid, c.type, c.name, c.sort_at, c.unread_count, c.pinned, c.archived, c.muted_until, m.wa_id as last
       from chats c left join messages m on m.id = c.last_message_id where c.session_id = $1 order by c.jid`,
    ),
    messages: await read(
      `select c.jid, m.wa_id, m.from_me, m.participant, m.type, m.body, m.status, m.deleted, m.content, m.at, m.sent_at, m.edited_at, m.reactions
       from messages m join chats c on c.id = m.chat_id where m.session_id = $1 order by c.jid, m.wa_id, m.from_me, m.participant`,
    ),
    contacts: await read("select jid, name, verified_name, push_name from contacts where session_id = $1 order by jid"),
    identities: await read("select lid, phone_jid from identities where session_id = $1 order by lid"),
    groups: await read(
      "select jid, subject, description, owner_jid, announce, locked, created_at from groups where session_id = $1 order by jid",
    ),
    members: await read("select group_jid, jid, role from group_members where session_id = $1 order by group_jid, jid"),
    labels: await read("select id, name, color, deleted from labels where session_id = $1 order by id"),
    labelings: await read(
      "select label_id, chat, wa_id from labelings where session_id = $1 and present order by label_id, chat, wa_id",
    ),
  };
}
