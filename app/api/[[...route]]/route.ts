import { app } from "@/server/rest/app.ts";

/** For hosting by Next alone; where server/web.ts runs, it answers these paths itself. */
const handle = (request: Request): Response | Promise<Response> => app.fetch(request);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
