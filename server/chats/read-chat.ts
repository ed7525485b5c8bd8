import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { announceChat } from "./announce-chat.ts";
import { lockChat } from "./lock-chat.ts";
import type { Chat, ReadChat } from "./schema.ts";
import { showChat } from "./show-chat.ts";
import { wish } from "./wish.ts";

/**
 * Moves the watermark of what has been read over everything that is stored, and has WhatsApp hear of it. A chat without anything
 * unread is left alone.
 */
export function readChat(caller: Caller<"send">, { session, cid, receipts }: ReadChat): Promise<Chat> {
  return inTransaction(pool, async (client) => {
    const chat = await lockChat(client, caller, { session, cid });
    if (chat.unread > 0 || chat.markedUnread) {
      const { rows } = await client.query<{ upTo: string }>({ text: READ, values: [chat.id] });
      const upTo = Number(rows[0]?.upTo ?? chat.readAt);
      await wish(client, { session, chat: chat.jid }, { kind: "chat.read", after: chat.readAt, upTo, receipts });
      await announceChat(client, chat.id);
    }
    return showChat(client, chat.id);
  });
}

/**
 * Behind the mark lie all stored messages and what history counted, so that counting again (worker/projections/summaries.ts) finds
 * nothing unread. A message of the very second of the mark that arrives later is newer than `read_noted`.
 */
const READ = `
  update chats c set unread_count = 0, marked_unread = false, marked_noted = clock_timestamp(), read_noted = clock_timestamp(),
    read_at = greatest(c.read_at, c.history_at, c.sort_at, (select max(m.at) from messages m where m.chat_id = c.id))
  where c.id = $1 returning c.read_at as "upTo"`;
