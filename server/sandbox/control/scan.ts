import { z } from "zod";
import { findWaiting, linkDevice, readCode } from "../pairing.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { describeLink, phoneFor, PhoneWish } from "./phone-wish.ts";

const Scan = PhoneWish.extend({ qr: z.string().min(1) });

/** A phone scans the code: a new account, or, with the phone of one that exists, another device of that account. */
export async function scan(world: World, input: unknown): Promise<object> {
  const { qr, ...wish } = Scan.parse(input);
  const code = readCode(qr);
  if (!code) throw new ControlError(400, "This is not a linking code.");
  const waiting = findWaiting(world, code);
  if (!waiting) throw new ControlError(409, "No client is waiting with this code any more; scan the one it shows now.");
  return describeLink(await linkDevice(world, { waiting, code, phone: phoneFor(world, wish) }));
}
