import { z } from "zod";
import type { Account } from "../account.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";

/** A phone number or any address of the account. */
export const AccountOf = z.object({ account: z.string().min(1) });

export function findAccount(world: World, { account: name }: z.output<typeof AccountOf>): Account {
  const account = world.findAccount(name);
  if (!account) throw new ControlError(404, "There is no such account in the sandbox.");
  return account;
}
