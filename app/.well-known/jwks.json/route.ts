import { app } from "@/server/rest/app.ts";

/** For hosting by Next alone; where server/web.ts runs, it answers this path itself. */
export const GET = (request: Request): Response | Promise<Response> => app.fetch(request);
