import { deleteChat, getChat, listChats, readChat, updateChat } from "@/server/chats/index.ts";
import {
  Chat,
  ChatChanges,
  ChatPage,
  ChatPath,
  ChatQuery,
  ListChatsQuery,
  ReadOptions,
} from "@/server/chats/schema.ts";
import { z } from "zod";
import { SessionPath } from "@/server/sessions/schema.ts";
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
    description: [
      "A page of the stored copy, never a live query; archived chats are listed too, unless a filter says otherwise. Chats without a message come last.",
      "A full walk misses nothing: a chat that moves while the walk goes on may come twice, one that does not comes exactly once.",
    ].join("\n"),
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
    description: "From the stored copy. A person's phone address and hidden address (LID) name the same chat.",
    params: ChatPath,
    query: ChatQuery,
    response: Chat,
    handle: ({ caller, params, query }) => getChat(caller, { ...params, ...query }),
  }),
  operation({
    method: "patch",
    path: "/sessions/{session}/chats/{cid}",
    capability: "send",
    id: "updateChat",
    tag,
    summary: "Archive, pin or mute a chat",
    description: "It takes effect here at once, and at WhatsApp as soon as the session is connected.",
    params: ChatPath,
    body: ChatChanges,
    response: Chat,
    handle: ({ caller, params, body }) => updateChat(caller, { ...params, ...body }),
  }),
  operation({
    method: "post",
    path: "/sessions/{session}/chats/{cid}",
    verb: "read",
    capability: "send",
    id: "readChat",
    tag,
    summary: "Mark a chat as read; idempotent",
    description: "It takes effect here at once, and at WhatsApp as soon as the session is connected.",
    params: ChatPath,
    body: ReadOptions,
    response: Chat,
    handle: ({ caller, params, body }) => readChat(caller, { ...params, ...body }),
  }),
  operation({
    method: "delete",
    path: "/sessions/{session}/chats/{cid}",
    capability: "send",
    id: "deleteChat",
    tag,
    summary: "Delete a chat and its messages from the stored copy",
    description: "WhatsApp and the phone keep them.",
    params: ChatPath,
    response: z.null(),
    status: 204,
    handle: ({ caller, params }) => deleteChat(caller, params),
  }),
];
