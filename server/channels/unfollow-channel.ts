import type { Caller } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { demandSession } from "@/server/sessions/index.ts";
import type { ChannelPath } from "./schema.ts";

/** Wired and authorized, and then always `not_implemented`, whatever the channel (contract §3.3). Nothing is performed. */
export async function unfollowChannel(caller: Caller<"send">, { session }: ChannelPath): Promise<null> {
  await demandSession(caller, session);
  throw new AppError("not_implemented", "channels cannot be unfollowed in this version");
}
