import type { Chat, WAPatchName } from "@whiskeysockets/baileys";
import { z } from "zod";
import { FOR_EVER } from "../normalise.ts";

/** What a row of the outbox asks for, as server/chats writes it. Times are epoch milliseconds. */
const Wish = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("chat.archive"), archived: z.boolean() }),
  z.object({ kind: z.literal("chat.pin"), pinned: z.boolean() }),
  z.object({ kind: z.literal("chat.mute"), mutedUntil: z.int().nullable() }),
  z.object({ kind: z.literal("chat.read"), after: z.int(), upTo: z.int(), receipts: z.boolean() }),
]);
export type Wish = z.output<typeof Wish>;

/** Undefined when the row says nothing that can be done. */
export const findWish = (kind: string, payload: object): Wish | undefined => Wish.safeParse({ ...payload, kind }).data;

/** The same, which throws instead. */
export const readWish = (kind: string, payload: object): Wish => Wish.parse({ ...payload, kind });

/** The list of settings at WhatsApp that the wish changes. */
export const collectionOf = ({ kind }: Wish): WAPatchName => (kind === "chat.mute" ? "regular_high" : "regular_low");

/** Milliseconds for WhatsApp: for ever is -1, not muted is null. */
export const muteEndOf = (mutedUntil: number | null): number | null => (mutedUntil === FOR_EVER ? -1 : mutedUntil);

/** Whether settings that the phone's list told agree with the wish. */
export function isFulfilledBy(wish: Wish, told: Partial<Chat>): boolean {
  switch (wish.kind) {
    case "chat.archive":
      return told.archived === wish.archived;
    case "chat.pin":
      return told.pinned !== undefined && (told.pinned ?? 0) > 0 === wish.pinned;
    case "chat.mute":
      return told.muteEndTime !== undefined && (told.muteEndTime ?? null) === muteEndOf(wish.mutedUntil);
    case "chat.read":
      return told.unreadCount === 0;
  }
}
