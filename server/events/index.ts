export { closeStreams, readEvents } from "./read-events.ts";
export { Event, EVENT_TYPES, ReadEvents } from "./schema.ts";
