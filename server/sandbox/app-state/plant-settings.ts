import type { Account } from "../account.ts";
import type { World } from "../world.ts";
import { changeSettings } from "./change-settings.ts";
import { settingsFor, type Wish } from "./settings.ts";
import type { Chat } from "../history/directory.ts";

const SECONDS_END = 1e11;

/** What the owner has pinned, archived and muted before a companion was linked, for a phone that tells it as settings. */
export async function plantSettings(world: World, account: Account): Promise<void> {
  if (account.state.settingsBy === "history") return;
  const changes = account.directory.chats.flatMap((chat) => settingsFor(chat.jid, wishOf(chat), account.state.bornAt));
  await changeSettings(world, account, changes);
}

const wishOf = ({ archived, pinnedAt, mutedUntil }: Chat): Wish => ({
  archived: archived || undefined,
  pinned: pinnedAt === undefined ? undefined : true,
  mutedUntil: mutedUntil !== undefined && mutedUntil > 0 && mutedUntil < SECONDS_END ? mutedUntil * 1_000 : mutedUntil,
});
