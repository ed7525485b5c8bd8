import { getChat, listChats } from "@/server/chats/index.ts";
import { GetChat, ListChats } from "@/server/chats/schema.ts";
import { allowed, router } from "./init.ts";

export const chatsRouter = router({
  list: allowed("read")
    .input(ListChats)
    .query(({ ctx, input }) => listChats(ctx.caller, input)),
  get: allowed("read")
    .input(GetChat)
    .query(({ ctx, input }) => getChat(ctx.caller, input)),
});
