import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { contextFor } from "./init.ts";
import { appRouter } from "./root.ts";

/** tRPC over fetch; the login cookie says who asks. */
export const handleTrpc = (request: Request, requestId: string): Promise<Response> =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => contextFor(request.headers, requestId),
  });
