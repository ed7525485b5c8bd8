import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { messageJson } from "./present.ts";
import type { Message, MessagePath } from "./schema.ts";

/** One stored message by our own id. */
export async function getMessage(caller: Caller<"read">, { session, id }: MessagePath): Promise<Message> {
  const { rows } = await pool.query<{ message: Message | null }>({
    name: "get-message",
    text: `select (select ${messageJson} from messages m join chats c on c.id = m.chat_id where m.id = $3 and m.session_id = s.id) as message
           from sessions s where s.id = $1 and s.organization_id = $2`,
    values: [session, caller.organizationId, id],
  });
  const [found] = rows;
  if (!found) throw notFound("session");
  if (!found.message) throw notFound("message");
  return found.message;
}
