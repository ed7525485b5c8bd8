import { changeRole, listMembers, removeMember } from "@/server/organizations/index.ts";
import { ChangeRole, ListMembers, MemberPath } from "@/server/organizations/schema.ts";
import { allowed, router } from "./init.ts";

export const membersRouter = router({
  list: allowed("manage")
    .input(ListMembers)
    .query(({ ctx, input }) => listMembers(ctx.caller, input)),
  changeRole: allowed("manage")
    .input(ChangeRole)
    .mutation(({ ctx, input }) => changeRole(ctx.caller, input)),
  remove: allowed("manage")
    .input(MemberPath)
    .mutation(({ ctx, input }) => removeMember(ctx.caller, input)),
});
