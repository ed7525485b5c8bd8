export { listActivity } from "./list-activity.ts";
export { closeStreams, readEvents } from "./read-events.ts";
