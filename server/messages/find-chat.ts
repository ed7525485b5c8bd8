import type { Identity } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { findJid } from "@/server/jid.ts";

/** The row id of a chat, by any of its addresses; `not_found` says whether the session or the chat, `thing`, is not there. */
export async function findChat(
  { organizationId }: Identity,
  { session, cid }: { session: string; cid: string },
  thing: "chat" | "channel" = "chat",
): Promise<string> {
  const { rows } = await pool.query<{ id: string | null }>({
    name: "chat-of-messages",
    text: `select c.id from sessions s left join chats c on c.session_id = s.id and c.jid = canonical_jid(s.id, $3)
           where s.id = $1 and s.organization_id = $2`,
    values: [session, organizationId, findJid(cid) ?? null],
  });
  const [found] = rows;
  if (!found) throw notFound("session");
  if (found.id === null) throw notFound(thing);
  return found.id;
}
