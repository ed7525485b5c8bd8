import { z } from "zod";
import type { World } from "../world.ts";
import { AccountOf, findAccount } from "./find-account.ts";

const Journal = AccountOf.extend({ after: z.int().min(0).default(0) });

/** What happened since this process began, oldest first; `next` is what to give as `after` the next time. */
export function readJournal(world: World, input: unknown): object {
  const { account, after } = Journal.parse(input);
  const { entries, forgotten } = findAccount(world, { account }).journal;
  return { entries: entries.slice(Math.max(0, after - forgotten)), forgotten, next: forgotten + entries.length };
}
