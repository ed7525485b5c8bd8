import {
  acceptInvitation,
  createInvitation,
  enterByInvitation,
  getInvitation,
  joinByInvitation,
  listInvitations,
  revokeInvitation,
} from "@/server/organizations/index.ts";
import {
  CreateInvitation,
  EnterByInvitation,
  InvitationPath,
  InvitationToken,
  JoinByInvitation,
} from "@/server/organizations/schema.ts";
import { allowed, anybody, loggedIn, router } from "./init.ts";

/** What is asked with a link's token needs no login: the token says that somebody was invited. */
export const invitationsRouter = router({
  list: allowed("manage").query(({ ctx }) => listInvitations(ctx.caller)),
  create: allowed("manage")
    .input(CreateInvitation)
    .mutation(({ ctx, input }) => createInvitation(ctx.caller, input)),
  revoke: allowed("manage")
    .input(InvitationPath)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.caller, input)),
  get: anybody.input(InvitationToken).mutation(({ input }) => getInvitation(input)),
  join: anybody.input(JoinByInvitation).mutation(({ ctx, input }) => joinByInvitation(input, ctx.from)),
  enter: anybody.input(EnterByInvitation).mutation(({ ctx, input }) => enterByInvitation(input, ctx.from)),
  accept: loggedIn.input(InvitationToken).mutation(({ ctx, input }) => acceptInvitation(ctx.identity, input)),
});
