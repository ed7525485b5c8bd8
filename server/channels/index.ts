export { unfollowChannel } from "./unfollow-channel.ts";
