import type { Caller } from "@/server/caller.ts";
import { forEachChat } from "./for-each-chat.ts";
import { readChat } from "./read-chat.ts";
import type { ReadChats } from "./schema.ts";

/** Marks several chats as read, as `readChat` does one. */
export const readChats = (caller: Caller<"send">, { session, cids, receipts }: ReadChats) =>
  forEachChat(caller, { session, items: cids.map((cid) => ({ cid })) }, ({ cid }) =>
    readChat(caller, { session, cid, receipts }),
  );
