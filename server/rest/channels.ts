import { z } from "zod";
import { unfollowChannel } from "@/server/channels/index.ts";
import { ChannelPath } from "@/server/channels/schema.ts";
import { operation } from "./operation.ts";

export const channelOperations = [
  operation({
    method: "post",
    path: "/sessions/{session}/channels/{jid}",
    verb: "unfollow",
    capability: "send",
    id: "unfollowChannel",
    tag: "channels",
    summary: "Unfollow a channel; not implemented in this version, always 501",
    params: ChannelPath,
    response: z.null(),
    status: 204,
    refuses: ["not_implemented"],
    handle: ({ caller, params }) => unfollowChannel(caller, params),
  }),
];
