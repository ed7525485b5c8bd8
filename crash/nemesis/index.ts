import { conflict } from "./conflict.ts";
import { fullDisk } from "./full-disk.ts";
import { halfOpenDatabase, halfOpenWhatsApp } from "./half-open.ts";
import { immediate, immediateMany } from "./immediate.ts";
import { killInHistory, killInHistoryMany, killLive, killLiveMany } from "./kill.ts";
import { mixed } from "./mixed.ts";
import type { Nemesis } from "./nemesis.ts";
import { race } from "./race.ts";
import { skew } from "./skew.ts";
import { napping, sleeping } from "./sleep.ts";
import { slowCommits } from "./slow-commits.ts";
import { streams } from "./streams.ts";
import { storm, stormOfAMinute } from "./storm.ts";
import { unanswered } from "./unanswered.ts";

const none: Nemesis = { plan: "live", strike: () => Promise.resolve() };

const ALL = {
  none,
  kill: killLive,
  "kill-history": killInHistory,
  "kill-many": killLiveMany,
  "kill-many-history": killInHistoryMany,
  immediate,
  "immediate-many": immediateMany,
  storm,
  "storm-minute": stormOfAMinute,
  nap: napping,
  sleep: sleeping,
  "slow-commits": slowCommits,
  "half-open-database": halfOpenDatabase,
  "half-open-whatsapp": halfOpenWhatsApp,
  race,
  skew,
  streams,
  unanswered,
  conflict,
  "full-disk": fullDisk,
  mixed,
} satisfies Record<string, Nemesis>;

export type NemesisName = keyof typeof ALL;
export const NEMESES: Readonly<Record<NemesisName, Nemesis>> = ALL;

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
