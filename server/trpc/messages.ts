import { getMessage, listMessages, searchMessages } from "@/server/messages/index.ts";
import { ListMessages, MessagePath, SearchMessages } from "@/server/messages/schema.ts";
import { allowed, router } from "./init.ts";

export const messagesRouter = router({
  list: allowed("read")
    .input(ListMessages)
    .query(({ ctx, input }) => listMessages(ctx.caller, input)),
  get: allowed("read")
    .input(MessagePath)
    .query(({ ctx, input }) => getMessage(ctx.caller, input)),
  search: allowed("read")
    .input(SearchMessages)
    .query(({ ctx, input }) => searchMessages(ctx.caller, input)),
});
