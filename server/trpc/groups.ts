import { getGroup, listGroups, listMembers } from "@/server/groups/index.ts";
import { GroupPath, ListGroups, ListMembers } from "@/server/groups/schema.ts";
import { allowed, router } from "./init.ts";

export const groupsRouter = router({
  list: allowed("read")
    .input(ListGroups)
    .query(({ ctx, input }) => listGroups(ctx.caller, input)),
  get: allowed("read")
    .input(GroupPath)
    .query(({ ctx, input }) => getGroup(ctx.caller, input)),
  members: allowed("read")
    .input(ListMembers)
    .query(({ ctx, input }) => listMembers(ctx.caller, input)),
});
