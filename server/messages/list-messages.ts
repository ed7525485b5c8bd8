import { z } from "zod";
import type { Caller } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { findJid } from "@/server/jid.ts";
import { toPage } from "@/server/page.ts";
import { messageJson } from "./present.ts";
import type { ListMessages, Message, MessagePage } from "./schema.ts";

/** The stored messages of one chat, newest first by (timestamp, id). The chat goes by any of its addresses. */
export async function listMessages(
  caller: Caller<"read">,
  { limit, cursor: text, ...query }: ListMessages,
): Promise<MessagePage> {
  const chat = await findChat(caller, query);
  const within = { chat: chat.id, before: query.before, after: query.after };
  const at = text === undefined ? NEWEST : cursor.decode(text, within);
  const values = [chat.id, at.at, at.id, query.before ?? LATEST, query.after ?? EARLIEST, limit + 1];
  const { rows } = await pool.query<{ message: Message }>({ name: "list-messages", text: LIST_MESSAGES, values });
  const messages = rows.map((row) => row.message);
  return toPage(messages, { limit, cursorAt: ({ timestamp, id }) => cursor.encode({ at: timestamp, id }, within) });
}

const cursor = cursorFor("messages.1", z.object({ at: z.int(), id: z.string() }));
const LATEST = Number.MAX_SAFE_INTEGER;
const EARLIEST = -Number.MAX_SAFE_INTEGER;
const NEWEST = { at: LATEST, id: "~" }; // sorts behind every ULID

async function findChat(
  caller: Caller<"read">,
  { session, cid }: { session: string; cid: string },
): Promise<{ id: string }> {
  const { rows } = await pool.query<{ id: string | null }>({
    name: "chat-of-messages",
    text: `select c.id from sessions s left join chats c on c.session_id = s.id and c.jid = canonical_jid(s.id, $3)
           where s.id = $1 and s.organization_id = $2`,
    values: [session, caller.organizationId, findJid(cid) ?? null],
  });
  const [found] = rows;
  if (!found) throw notFound("session");
  if (found.id === null) throw notFound("chat");
  return { id: found.id };
}

/** One range of the index messages_thread, newest first. */
export const LIST_MESSAGES = `
  select ${messageJson} as message
  from messages m join chats c on c.id = m.chat_id join sessions s on s.id = m.session_id
  where m.chat_id = $1 and (m.at, m.id) < ($2::bigint, $3::text) and m.at < $4::bigint and m.at > $5::bigint
  order by m.at desc, m.id desc limit $6`;
