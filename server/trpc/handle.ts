import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { contextFor, type Told } from "./init.ts";
import { appRouter } from "./root.ts";

/** tRPC over fetch; the login cookie says who asks. */
export const handleTrpc = (request: Request, told: Told): Promise<Response> =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => contextFor(request.headers, told),
  });
