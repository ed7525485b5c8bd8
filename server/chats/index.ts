export { deleteChat } from "./delete-chat.ts";
export { getChat } from "./get-chat.ts";
export { listChats } from "./list-chats.ts";
export { readChat } from "./read-chat.ts";
export { updateChat } from "./update-chat.ts";
export { chatJson } from "./present.ts";
