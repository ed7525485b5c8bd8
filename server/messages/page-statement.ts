import { messageJson } from "./present.ts";

/**
 * The SQL of a page of messages: one range of the index messages_thread, read no further than the page. The page is taken before anything
 * is joined to it: in a chat with more messages than others, the whole of it would be joined first and cut to the page at last.
 */
export const pageStatement = (where: string, order: "desc" | "asc", limit: string) => `
  select ${messageJson} as message
  from (select * from messages m where ${where} order by m.at ${order}, m.id ${order} limit ${limit}) m
    join chats c on c.id = m.chat_id join sessions s on s.id = m.session_id
  order by m.at ${order}, m.id ${order}`;
