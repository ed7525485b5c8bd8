import { findDays, getMessage, listMessages, readWindow, searchMessages } from "@/server/messages/index.ts";
import { FindDays, ListMessages, MessagePath, ReadWindow, SearchMessages } from "@/server/messages/schema.ts";
import { allowed, router } from "./init.ts";

export const messagesRouter = router({
  list: allowed("read")
    .input(ListMessages)
    .query(({ ctx, input }) => listMessages(ctx.caller, input)),
  window: allowed("read")
    .input(ReadWindow)
    .query(({ ctx, input }) => readWindow(ctx.caller, input)),
  days: allowed("read")
    .input(FindDays)
    .query(({ ctx, input }) => findDays(ctx.caller, input)),
  get: allowed("read")
    .input(MessagePath)
    .query(({ ctx, input }) => getMessage(ctx.caller, input)),
  search: allowed("read")
    .input(SearchMessages)
    .query(({ ctx, input }) => searchMessages(ctx.caller, input)),
});
