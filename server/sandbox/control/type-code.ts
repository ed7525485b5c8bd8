import { z } from "zod";
import { enterCode } from "../pair-by-code.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { describeLink, phoneFor, PhoneWish } from "./phone-wish.ts";

const EnterCode = PhoneWish.extend({
  phone: PhoneWish.shape.phone.unwrap(),
  code: z.string().transform((text) => text.replace(/[\s-]/g, "").toUpperCase()),
});

/** The owner of a phone types the eight characters that a client shows for it. */
export async function typeCode(world: World, input: unknown): Promise<object> {
  const { code, ...wish } = EnterCode.parse(input);
  const waiting = [...world.waiting].find(({ byCode }) => byCode?.phone === wish.phone);
  if (!waiting) throw new ControlError(409, "No client is waiting for a code of this phone.");
  const account = await enterCode(world, { waiting, code, phone: phoneFor(world, wish) }).catch(() => {
    throw new ControlError(409, "This is not the code the client shows.");
  });
  return describeLink(account);
}
