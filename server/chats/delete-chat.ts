import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { lockChat } from "./lock-chat.ts";
import type { ChatPath } from "./schema.ts";

/** So many messages go in one statement, which stays well below the time a statement may take. */
const TOGETHER = 10_000;

/**
 * The chat and its messages leave the stored copy; WhatsApp keeps them. Asked again after a failure it goes on where it was. A message
 * that had come and was not stored yet makes the chat anew, with nothing else in it: nobody has seen that one, and none is lost.
 */
export async function deleteChat(caller: Caller<"send">, path: ChatPath): Promise<null> {
  const { id } = await inTransaction(pool, (client) => lockChat(client, caller, path));
  for (let gone: number | null = TOGETHER; gone === TOGETHER;)
    ({ rowCount: gone } = await pool.query({ text: SHORTEN, values: [id, TOGETHER] }));
  await pool.query({ text: DELETE, values: [id] });
  return null;
}

const SHORTEN = `delete from messages where id in (select id from messages where chat_id = $1 order by at, id limit $2)`;

/** With what has arrived meanwhile. */
const DELETE = `
  with gone as (delete from chats where id = $1 returning id, session_id, jid),
  logged as (
    insert into events (organization_id, session_id, type, data)
    select s.organization_id, s.id, 'chat.deleted', json_build_object('id', gone.id, 'sessionId', s.id, 'jid', gone.jid)
    from gone join sessions s on s.id = gone.session_id returning organization_id
  )
  select pg_notify('events', organization_id) from logged`;
