export { ChannelPath } from "./schema.ts";
export { unfollowChannel } from "./unfollow-channel.ts";
