export { closeStreams, readEvents } from "./read-events.ts";
