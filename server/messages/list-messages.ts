import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { toPage } from "@/server/page.ts";
import { findChat } from "./find-chat.ts";
import { findWords } from "./find-words.ts";
import { pageStatement } from "./page-statement.ts";
import { cursorOfMessages, EARLIEST, LATEST, NEWEST, positionOf } from "./position.ts";
import type { ListMessages, Message, MessagePage } from "./schema.ts";

/** The stored messages of one chat, newest first by (timestamp, id), all of them or those with the words. The chat goes by any of its addresses; `thing` is what a refusal calls it. */
export async function listMessages(
  caller: Caller<"read">,
  { limit, cursor: text, ...query }: ListMessages,
  thing: "chat" | "channel" = "chat",
): Promise<MessagePage> {
  const chat = await findChat(caller, query, thing);
  const { before, after, q } = query;
  const within = { chat, before, after, q };
  const from = text === undefined ? NEWEST : cursor.decode(text, within);
  const window = { from, before: before ?? LATEST, after: after ?? EARLIEST };
  const messages =
    q === undefined || q === ""
      ? await readThread({ chat, ...window }, limit + 1)
      : await findWords({ session: query.session, chat, q, ...window }, limit + 1);
  return toPage(messages, { limit, cursorAt: (last) => cursor.encode(positionOf(last), within) });
}

const cursor = cursorOfMessages("messages.2");

type Window = { chat: string; from: { at: number; id: string }; before: number; after: number };

async function readThread({ chat, from, before, after }: Window, limit: number): Promise<Message[]> {
  const values = [chat, from.at, from.id, before, after, limit];
  const { rows } = await pool.query<{ message: Message }>({ name: "list-messages", text: LIST_MESSAGES, values });
  return rows.map(({ message }) => message);
}

const LIST_MESSAGES = pageStatement(
  "m.chat_id = $1 and (m.at, m.id) < ($2::bigint, $3::text) and m.at < $4::bigint and m.at > $5::bigint",
  "desc",
  "$6",
);
