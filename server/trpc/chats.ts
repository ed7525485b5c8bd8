import {
  countUnread,
  deleteChat,
  getChat,
  getChatFacts,
  listChats,
  listWishes,
  readChat,
  readChats,
  searchChats,
  updateChat,
  updateChats,
} from "@/server/chats/index.ts";
import {
  ChatPath,
  GetChat,
  ListChats,
  ReadChat,
  ReadChats,
  SearchChats,
  UpdateChat,
  UpdateChats,
} from "@/server/chats/schema.ts";
import { SessionPath } from "@/server/sessions/schema.ts";
import { allowed, router } from "./init.ts";

export const chatsRouter = router({
  list: allowed("read")
    .input(ListChats)
    .query(async ({ ctx, input }) => (await listChats(ctx.caller, input)).parse()),
  get: allowed("read")
    .input(GetChat)
    .query(({ ctx, input }) => getChat(ctx.caller, input)),
  search: allowed("read")
    .input(SearchChats)
    .query(({ ctx, input }) => searchChats(ctx.caller, input)),
  facts: allowed("read")
    .input(ChatPath)
    .query(({ ctx, input }) => getChatFacts(ctx.caller, input)),
  unread: allowed("read").query(({ ctx }) => countUnread(ctx.caller)),
  /** What WhatsApp has not heard yet, or did not take. */
  wishes: allowed("read")
    .input(SessionPath)
    .query(({ ctx, input }) => listWishes(ctx.caller, input)),
  update: allowed("send")
    .input(UpdateChat)
    .mutation(({ ctx, input }) => updateChat(ctx.caller, input)),
  read: allowed("send")
    .input(ReadChat)
    .mutation(({ ctx, input }) => readChat(ctx.caller, input)),
  updateMany: allowed("send")
    .input(UpdateChats)
    .mutation(({ ctx, input }) => updateChats(ctx.caller, input)),
  readMany: allowed("send")
    .input(ReadChats)
    .mutation(({ ctx, input }) => readChats(ctx.caller, input)),
  delete: allowed("send")
    .input(ChatPath)
    .mutation(({ ctx, input }) => deleteChat(ctx.caller, input)),
});
