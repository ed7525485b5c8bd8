import { getChat, listChats } from "@/server/chats/index.ts";
import { Chat, ChatPage, ChatPath, ChatQuery, ListChatsQuery, SessionPath } from "@/server/chats/schema.ts";
import { operation } from "./operation.ts";

const tag = "chats";

export const chatOperations = [
  operation({
    method: "get",
    path: "/sessions/{session}/chats",
    capability: "read",
    id: "listChats",
    tag,
    summary: "List chats: pinned first, then newest activity",
    params: SessionPath,
    query: ListChatsQuery,
    response: ChatPage,
    handle: ({ caller, params, query }) => listChats(caller, { ...params, ...query }),
  }),
  operation({
    method: "get",
    path: "/sessions/{session}/chats/{cid}",
    capability: "read",
    id: "getChat",
    tag,
    summary: "Get a chat by any of its addresses",
    params: ChatPath,
    query: ChatQuery,
    response: Chat,
    handle: ({ caller, params, query }) => getChat(caller, { ...params, ...query }),
  }),
];
