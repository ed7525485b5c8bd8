import { z } from "zod";
import { listChannelMessages, refuseChannelWrite } from "@/server/channels/index.ts";
import { ChannelPath } from "@/server/channels/schema.ts";
import { MessagePage } from "@/server/messages/schema.ts";
import { PageQuery } from "@/server/page.ts";
import { SessionPath } from "@/server/sessions/schema.ts";
import { operation } from "./operation.ts";

const tag = "channels";

const NOT_YET = "Not in this version: nothing is done, and the answer to whoever may ask is always 501.";

/** Declared, authorized, and not implemented in this version. */
const verb = (name: "follow" | "mute" | "unfollow", summary: string) =>
  operation({
    method: "post",
    path: "/sessions/{session}/channels/{jid}",
    verb: name,
    capability: "send",
    id: `${name}Channel`,
    tag,
    summary,
    description: NOT_YET,
    params: ChannelPath,
    response: z.null(),
    status: 204,
    refuses: ["not_implemented"],
    handle: ({ caller, params }) => refuseChannelWrite(caller, params.session, name),
  });

export const channelOperations = [
  operation({
    method: "get",
    path: "/sessions/{session}/channels/{jid}/messages",
    capability: "read",
    id: "listChannelMessages",
    tag,
    summary: "List what a channel has published, newest first",
    params: ChannelPath,
    query: PageQuery,
    response: MessagePage,
    handle: ({ caller, params, query }) => listChannelMessages(caller, { ...params, ...query }),
  }),
  operation({
    method: "post",
    path: "/sessions/{session}/channels",
    capability: "send",
    id: "createChannel",
    tag,
    summary: "Create a channel",
    description: NOT_YET,
    params: SessionPath,
    response: z.null(),
    status: 204,
    refuses: ["not_implemented"],
    handle: ({ caller, params }) => refuseChannelWrite(caller, params.session, "create"),
  }),
  verb("follow", "Follow a channel"),
  verb("mute", "Mute a channel"),
  verb("unfollow", "Unfollow a channel"),
];
