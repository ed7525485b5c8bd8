import type { Caller } from "@/server/caller.ts";
import { notFound } from "@/server/errors.ts";
import { chatTypeOf, findJid } from "@/server/jid.ts";
import { listMessages } from "@/server/messages/index.ts";
import type { MessagePage } from "@/server/messages/schema.ts";
import { demandSession } from "@/server/sessions/index.ts";
import type { ListChannelMessages } from "./schema.ts";

/** What a channel has published, as far as it is stored, newest first. */
export async function listChannelMessages(
  caller: Caller<"read">,
  { jid, ...query }: ListChannelMessages,
): Promise<MessagePage> {
  await demandSession(caller, query.session);
  const channel = findJid(jid);
  if (!channel || chatTypeOf(channel) !== "newsletter") throw notFound("channel");
  return listMessages(caller, { ...query, cid: channel }, "channel");
}
