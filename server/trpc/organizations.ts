import {
  findElsewhere,
  foundOrganization,
  leaveOrganization,
  renameOrganization,
} from "@/server/organizations/index.ts";
import { OrganizationName, SessionElsewhere } from "@/server/organizations/schema.ts";
import { allowed, loggedIn, router } from "./init.ts";

/** A person's organizations; which one is active says the login cookie. */
export const organizationsRouter = router({
  create: loggedIn.input(OrganizationName).mutation(({ ctx, input }) => foundOrganization(ctx.identity, input)),
  rename: allowed("manage")
    .input(OrganizationName)
    .mutation(({ ctx, input }) => renameOrganization(ctx.caller, input)),
  leave: loggedIn.mutation(({ ctx }) => leaveOrganization(ctx.identity)),
  elsewhere: loggedIn.input(SessionElsewhere).query(({ ctx, input }) => findElsewhere(ctx.identity, input)),
});
