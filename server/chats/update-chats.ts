import type { Caller } from "@/server/caller.ts";
import { forEachChat } from "./for-each-chat.ts";
import type { UpdateChats } from "./schema.ts";
import { updateChat } from "./update-chat.ts";

/** Archives, pins or mutes several chats, as `updateChat` does one. */
export const updateChats = (caller: Caller<"send">, { session, changes }: UpdateChats) =>
  forEachChat(caller, { session, items: changes }, (change) => updateChat(caller, { session, ...change }));
