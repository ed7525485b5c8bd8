import { immediate } from "./immediate.ts";
import { killInHistory, killLive } from "./kill.ts";
import type { Nemesis } from "./nemesis.ts";
import { napping, sleeping } from "./sleep.ts";
import { slowCommits } from "./slow-commits.ts";
import { storm } from "./storm.ts";

const none: Nemesis = { plan: "live", strike: () => Promise.resolve() };

export const NEMESES = {
  none,
  kill: killLive,
  "kill-history": killInHistory,
  immediate,
  storm,
  nap: napping,
  sleep: sleeping,
  "slow-commits": slowCommits,
} satisfies Record<string, Nemesis>;

export type NemesisName = keyof typeof NEMESES;

/** What is done when nothing else is asked for. */
export const USUAL: [NemesisName, ...NemesisName[]] = [
  "kill",
  "kill-history",
  "immediate",
  "storm",
  "nap",
  "slow-commits",
];

export const isNemesis = (name: string): name is NemesisName => Object.hasOwn(NEMESES, name);
