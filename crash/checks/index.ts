import type { Scene } from "../scene.ts";
import { checkAcknowledged } from "./acknowledged.ts";
import { checkEvents } from "./events.ts";
import { checkInbox } from "./inbox.ts";
import { checkLogs } from "./logs.ts";
import { checkOwnership } from "./ownership.ts";
import { checkStatuses } from "./statuses.ts";
import { checkStored } from "./stored.ts";
import { checkWishes } from "./wishes.ts";

/** Sentences about what does not hold. */
type Check = (scene: Scene) => Promise<string[]>;

const CHECKS: readonly Check[] = [
  checkStored,
  checkAcknowledged,
  checkInbox,
  checkStatuses,
  checkWishes,
  checkOwnership,
  checkEvents,
  checkLogs,
];

/** Everything that must hold at the end of a run, whatever has happened. */
export async function check(scene: Scene): Promise<string[]> {
  const violations: string[] = [];
  for (const one of CHECKS) violations.push(...(await one(scene)));
  return violations;
}
