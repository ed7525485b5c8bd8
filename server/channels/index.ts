export { listChannelMessages } from "./list-channel-messages.ts";
export { refuseChannelWrite } from "./refuse-channel-write.ts";
