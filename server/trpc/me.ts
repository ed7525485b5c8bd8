import { getMe } from "@/server/organizations/index.ts";
import { loggedIn, router } from "./init.ts";

export const meRouter = router({ get: loggedIn.query(({ ctx }) => getMe(ctx.identity)) });
