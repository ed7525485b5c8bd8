import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { findJid } from "@/server/jid.ts";
import { presentChat } from "./present.ts";
import type { Chat, GetChat } from "./schema.ts";

/** One chat of the stored copy, by any of its addresses: a person's phone JID and LID name the same row. */
export async function getChat(caller: Caller<"read">, { session, cid, include }: GetChat): Promise<Chat> {
  const { rows } = await pool.query<{ chat: Chat | null }>({
    text: `select (select ${presentChat(include)} from chats c where c.session_id = s.id and c.jid = canonical_jid(s.id, $3)) as chat
           from sessions s where s.id = $1 and s.organization_id = $2`,
    values: [session, caller.organizationId, findJid(cid) ?? null],
  });
  const [found] = rows;
  if (!found) throw notFound("session");
  if (!found.chat) throw notFound("chat");
  return found.chat;
}
