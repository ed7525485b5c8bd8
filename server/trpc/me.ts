import { makeLoginToken } from "@/server/identity/index.ts";
import { changePassword, getMe, updateMe } from "@/server/organizations/index.ts";
import { ChangePassword, UpdateMe } from "@/server/organizations/schema.ts";
import { loggedIn, router } from "./init.ts";

export const meRouter = router({
  get: loggedIn.query(({ ctx }) => getMe(ctx.identity)),
  update: loggedIn.input(UpdateMe).mutation(({ ctx, input }) => updateMe(ctx.identity, input)),
  changePassword: loggedIn.input(ChangePassword).mutation(({ ctx, input }) => changePassword(ctx.identity, input)),
  makeToken: loggedIn.mutation(({ ctx }) => makeLoginToken(ctx.identity)),
});
