import type { Caller } from "@/server/caller.ts";
import { AppError } from "@/server/errors.ts";
import { demandSession } from "@/server/sessions/index.ts";

const WRITES = {
  create: "created",
  follow: "followed",
  mute: "muted",
  unfollow: "unfollowed",
} as const;

/** Wired and authorized, and then always `not_implemented`, whatever the channel (contract §3.3). Nothing is performed. */
export async function refuseChannelWrite(
  caller: Caller<"send">,
  session: string,
  write: keyof typeof WRITES,
): Promise<null> {
  await demandSession(caller, session);
  throw new AppError("not_implemented", `channels cannot be ${WRITES[write]} in this version`);
}
