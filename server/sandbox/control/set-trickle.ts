import { z } from "zod";
import { restartTrickle } from "../trickle.ts";
import type { World } from "../world.ts";
import { AccountOf, findAccount } from "./find-account.ts";

const Trickle = AccountOf.extend({ perMinute: z.number().min(0).max(600) });

/** Sets how many texts a minute come in by themselves; 0 stops them. Kept over restarts. */
export async function setTrickle(world: World, input: unknown): Promise<object> {
  const { account: name, perMinute } = Trickle.parse(input);
  const account = findAccount(world, { account: name });
  account.state.trickle = perMinute;
  await world.save(account);
  restartTrickle(world, account);
  return { perMinute };
}
