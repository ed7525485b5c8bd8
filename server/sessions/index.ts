export { createSession } from "./create-session.ts";
export { getQr } from "./get-qr.ts";
export { getSession } from "./get-session.ts";
export { listSessions } from "./list-sessions.ts";
export { receive } from "./receive.ts";
export { scanForMe } from "./scan-for-me.ts";
export { startSession } from "./start-session.ts";
export { stopSession } from "./stop-session.ts";
