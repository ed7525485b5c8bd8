import { z } from "zod";
import type { World } from "../world.ts";
import { AccountOf, findAccount } from "./find-account.ts";

const code = z.int().min(100).max(999).nullable().optional();
const Fault = AccountOf.extend({
  corrupt: z.int().min(0).optional(),
  unanswered: z.array(z.string()).optional(),
  failure: code,
  sendError: code,
  skewMs: z.int().optional(),
  mediaDelayMs: z.int().min(0).max(600_000).optional(),
});

/** What shall go wrong from now on, until it is told otherwise; kept over restarts. */
export async function fault(world: World, input: unknown): Promise<object> {
  const { account: name, mediaDelayMs, ...faults } = Fault.parse(input);
  const account = findAccount(world, { account: name });
  const { state } = account;
  state.faults = { ...state.faults, ...faults };
  state.mediaDelayMs = mediaDelayMs ?? state.mediaDelayMs;
  await world.save(account);
  return { ...state.faults, mediaDelayMs: state.mediaDelayMs };
}
