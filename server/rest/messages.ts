import { ChatPath } from "@/server/chats/schema.ts";
import { getMessage, listMessages, searchMessages } from "@/server/messages/index.ts";
import { ListMessagesQuery, Message, MessagePage, MessagePath, SearchMessagesQuery } from "@/server/messages/schema.ts";
import { SessionPath } from "@/server/sessions/schema.ts";
import { operation } from "./operation.ts";

const tag = "messages";

export const messageOperations = [
  operation({
    method: "get",
    path: "/sessions/{session}/chats/{cid}/messages",
    capability: "read",
    id: "listMessages",
    tag,
    summary: "List the messages of a chat, newest first",
    params: ChatPath,
    query: ListMessagesQuery,
    response: MessagePage,
    handle: ({ caller, params, query }) => listMessages(caller, { ...params, ...query }),
  }),
  operation({
    method: "get",
    path: "/sessions/{session}/messages",
    capability: "read",
    id: "searchMessages",
    tag,
    summary: "Search the messages of a session, newest first",
    params: SessionPath,
    query: SearchMessagesQuery,
    response: MessagePage,
    handle: ({ caller, params, query }) => searchMessages(caller, { ...params, ...query }),
  }),
  operation({
    method: "get",
    path: "/sessions/{session}/messages/{id}",
    capability: "read",
    id: "getMessage",
    tag,
    summary: "Get a message by its id",
    params: MessagePath,
    response: Message,
    handle: ({ caller, params }) => getMessage(caller, params),
  }),
];
