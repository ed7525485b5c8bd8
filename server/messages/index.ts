export { findDays } from "./find-days.ts";
export { getMessage } from "./get-message.ts";
export { listMessages } from "./list-messages.ts";
export { messageJson } from "./present.ts";
export { searchMessages } from "./search-messages.ts";
export { readWindow } from "./read-window.ts";
