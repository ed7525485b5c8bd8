import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Account } from "../account.ts";
import { lidJid, lidOf, phoneJid } from "../address.ts";
import { randomFrom } from "../random.ts";
import type { Phone } from "../waiting.ts";
import type { World } from "../world.ts";

const MESSAGES_PER_CHAT = 10;

/** Which phone, and what a new one has in it. */
export const PhoneWish = z.object({
  phone: z
    .string()
    .transform((text) => text.replace(/^\+/, ""))
    .pipe(z.string().regex(/^[1-9]\d{4,14}$/, "5 to 15 digits, without a leading zero"))
    .optional(),
  pushName: z.string().max(100).default("Sunrise Travel"),
  seed: z.coerce.string().optional(),
  chats: z.int().min(0).max(100_000).default(200),
  messages: z.int().min(0).max(1_000_000).optional(),
  hostile: z.boolean().default(false),
  /** Where the companion learns of pins, mutes and archived chats. */
  settingsBy: z.enum(["history", "appState", "both"]).default("history"),
  /** Whether chunks of the history come in the message or as a file to fetch. */
  historyBy: z.enum(["inline", "media"]).default("inline"),
  /** How long a file lets one wait. */
  mediaDelayMs: z.int().min(0).max(600_000).default(0),
  /** Chats in a chunk of the history. */
  chunk: z.int().min(1).default(750),
  /** Messages of a chat that come with the history; a client asks for the older ones. */
  perChat: z.int().min(1).default(1_000_000),
  /** Settings from the beginning come whole, as a file to fetch. */
  snapshots: z.boolean().default(false),
});

/** The phone that was asked for, or one nobody has. */
export function phoneFor(world: World, wish: z.output<typeof PhoneWish>): Phone {
  const { chats } = wish;
  const phone = wish.phone ?? freePhone(world);
  const messages = chats === 0 ? 0 : (wish.messages ?? chats * MESSAGES_PER_CHAT);
  return { ...wish, phone, seed: wish.seed ?? phone, messages };
}

export function describeLink({ state: { phone, nextDevice } }: Account): object {
  const addresses = { jid: phoneJid(phone), lid: lidJid(lidOf(phone)), device: phoneJid(phone, nextDevice - 1) };
  return { account: phone, phone, ...addresses };
}

/** From the range kept free for invented numbers. */
function freePhone(world: World): string {
  const random = randomFrom(randomBytes(16).toString("hex"));
  for (;;) {
    const phone = `1202555${String(random.below(10_000)).padStart(4, "0")}`;
    if (!world.accounts.has(phone)) return phone;
  }
}
