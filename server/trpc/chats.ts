import { deleteChat, getChat, listChats, readChat, updateChat } from "@/server/chats/index.ts";
import { ChatPath, GetChat, ListChats, ReadChat, UpdateChat } from "@/server/chats/schema.ts";
import { allowed, router } from "./init.ts";

export const chatsRouter = router({
  list: allowed("read")
    .input(ListChats)
    .query(({ ctx, input }) => listChats(ctx.caller, input)),
  get: allowed("read")
    .input(GetChat)
    .query(({ ctx, input }) => getChat(ctx.caller, input)),
  update: allowed("send")
    .input(UpdateChat)
    .mutation(({ ctx, input }) => updateChat(ctx.caller, input)),
  read: allowed("send")
    .input(ReadChat)
    .mutation(({ ctx, input }) => readChat(ctx.caller, input)),
  delete: allowed("send")
    .input(ChatPath)
    .mutation(({ ctx, input }) => deleteChat(ctx.caller, input)),
});
