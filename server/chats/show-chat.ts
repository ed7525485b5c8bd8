import type { ClientBase } from "pg";
import { chatJson } from "./present.ts";
import type { Chat } from "./schema.ts";

/** How a chat that is held is now, as the transaction sees it. */
export async function showChat(client: ClientBase, id: string): Promise<Chat> {
  const text = `select ${chatJson} as chat from chats c where c.id = $1`;
  const { rows } = await client.query<{ chat: Chat }>({ text, values: [id] });
  const [found] = rows;
  if (!found) throw new Error("a chat that was held is gone");
  return found.chat;
}
