import { z } from "zod";
import { isNemesis, type NemesisName } from "./nemesis/index.ts";
import { PLAN_KINDS } from "./plan/write-plan.ts";

/** One run, as the process that does it is told. */
export const Job = z.object({
  /** Of the schedule of what goes wrong. */
  seed: z.string(),
  /** Of what happens on the phones. */
  plan: z.string(),
  kind: z.enum(PLAN_KINDS),
  /** How many numbers are linked, where the kind does not say it. */
  numbers: z.int().optional(),
  nemesis: z.custom<NemesisName>((name) => typeof name === "string" && isNemesis(name)),
  sabotage: z.string().optional(),
  /** The stored copy of the same plan without faults; where it is missing, this run writes it. */
  reference: z.string(),
});
export type Job = z.output<typeof Job>;

/** What came of it. */
export type Verdict = {
  violations: string[];
  counts: { strikes: number; offered: number; acknowledged: number; wishes: number; events: number };
  /** Milliseconds and other figures, by what they are of. */
  figures: Record<string, number[]>;
};
