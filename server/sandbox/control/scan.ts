import { randomBytes } from "node:crypto";
import { z } from "zod";
import { lidJid, lidOf, phoneJid } from "../address.ts";
import { findWaiting, linkDevice, readCode, type Phone } from "../pairing.ts";
import { randomFrom } from "../random.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";

const Scan = z.object({
  qr: z.string().min(1),
  phone: z
    .string()
    .transform((text) => text.replace(/^\+/, ""))
    .pipe(z.string().regex(/^\d{5,15}$/, "5 to 15 digits"))
    .optional(),
  pushName: z.string().max(100).default("Sunrise Travel"),
  seed: z.coerce.string().optional(),
  chats: z.int().min(0).max(50_000).default(200),
  messages: z.int().min(0).max(1_000_000).optional(),
  hostile: z.boolean().default(false),
});

const MESSAGES_PER_CHAT = 10;

/** A phone scans the code: a new account, or, with the phone of one that exists, another device of that account. */
export async function scan(world: World, input: unknown): Promise<object> {
  const wish = Scan.parse(input);
  const code = readCode(wish.qr);
  if (!code) throw new ControlError(400, "This is not a linking code.");
  const waiting = findWaiting(world, code);
  if (!waiting) throw new ControlError(409, "No client is waiting with this code any more; scan the one it shows now.");
  const account = await linkDevice(world, { waiting, code, phone: phoneFor(world, wish) });
  const { phone, nextDevice } = account.state;
  const device = nextDevice - 1;
  return { account: phone, phone, jid: phoneJid(phone), lid: lidJid(lidOf(phone)), device: phoneJid(phone, device) };
}

function phoneFor(world: World, wish: z.output<typeof Scan>): Phone {
  const { pushName, chats, hostile } = wish;
  const phone = wish.phone ?? freePhone(world);
  return {
    phone,
    pushName,
    seed: wish.seed ?? phone,
    chats,
    messages: wish.messages ?? chats * MESSAGES_PER_CHAT,
    hostile,
  };
}

/** From the range kept free for invented numbers. */
function freePhone(world: World): string {
  const random = randomFrom(randomBytes(16).toString("hex"));
  for (;;) {
    const phone = `1202555${String(random.below(10_000)).padStart(4, "0")}`;
    if (!world.accounts.has(phone)) return phone;
  }
}
