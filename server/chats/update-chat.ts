import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { inTransaction } from "@/server/db/in-transaction.ts";
import { announceChat } from "./announce-chat.ts";
import { type LockedChat, lockChat } from "./lock-chat.ts";
import type { Chat, UpdateChat } from "./schema.ts";
import { showChat } from "./show-chat.ts";
import { type Wish, wish } from "./wish.ts";

/** Archives, pins or mutes a chat, here at once and at WhatsApp as soon as the session is connected. What is so already is left alone. */
export function updateChat(caller: Caller<"send">, { session, cid, ...asked }: UpdateChat): Promise<Chat> {
  return inTransaction(pool, async (client) => {
    const chat = await lockChat(client, caller, { session, cid });
    const wishes = wishesOf(chat, asked);
    if (wishes.length > 0) {
      const { archived, pinned, mutedUntil } = { ...chat, ...Object.assign({}, ...wishes) } as LockedChat; // safe: a wish names what it sets
      await client.query({ text: UPDATE, values: [chat.id, archived, pinned, mutedUntil] });
      for (const one of wishes) await wish(client, { session, chat: chat.jid }, one);
      await announceChat(client, chat.id);
    }
    return showChat(client, chat.id);
  });
}

const UPDATE = "update chats set archived = $2, pinned = $3, muted_until = $4 where id = $1";

function wishesOf(chat: LockedChat, asked: Omit<UpdateChat, "session" | "cid">): Wish[] {
  const { archived = chat.archived, pinned = chat.pinned, mutedUntil = chat.mutedUntil } = asked;
  const muted = asked.unmute ? null : mutedUntil;
  return [
    ...(archived === chat.archived ? [] : [{ kind: "chat.archive" as const, archived, before: chat.archived }]),
    ...(pinned === chat.pinned ? [] : [{ kind: "chat.pin" as const, pinned, before: chat.pinned }]),
    ...(muted === chat.mutedUntil ? [] : [{ kind: "chat.mute" as const, mutedUntil: muted, before: chat.mutedUntil }]),
  ];
}
