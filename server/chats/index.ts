export { getChat } from "./get-chat.ts";
export { listChats } from "./list-chats.ts";
export { chatJson } from "./present.ts";
export { Chat, ChatPage, ChatPath, ChatQuery, GetChat, ListChats, ListChatsQuery, SessionPath } from "./schema.ts";
