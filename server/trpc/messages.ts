import { listMessages } from "@/server/messages/index.ts";
import { ListMessages } from "@/server/messages/schema.ts";
import { allowed, router } from "./init.ts";

export const messagesRouter = router({
  list: allowed("read")
    .input(ListMessages)
    .query(({ ctx, input }) => listMessages(ctx.caller, input)),
});
