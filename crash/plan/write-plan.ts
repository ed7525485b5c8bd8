import { type Pen, penFor } from "./pen.ts";
import { away, DAILY, EACH } from "./scenarios.ts";
import type { PhoneWish, Plan, Step } from "./step.ts";

/**
 * live: two numbers whose history is in, and then everything that can happen. long: the same for a minute. history: much of it, while
 * people go on talking. long-history: eight times as much. many: small numbers that are started and stopped. crowd: as many as one worker shall hold.
 */
export const PLAN_KINDS = ["live", "long", "history", "long-history", "many", "crowd"] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

const PHONES = { live: 2, long: 2, history: 1, "long-history": 1, many: 20, crowd: 200 };
const STORIES = { live: 24, long: 64, history: 6, "long-history": 60, many: 1, crowd: 3 };

/** Everything that is said is a second later than what was said before, and none may be five minutes ahead of its time. */
const LONGEST_PAUSE_MS = { usual: 160, long: 700 };

type Asked = { kind: PlanKind; seed: string; numbers?: number | undefined };

/** What is linked and all that happens; the same for the same seed. */
export function writePlan({ kind, seed, numbers = PHONES[kind] }: Asked): Plan {
  const phones = Array.from({ length: numbers }, (_, place) => phoneOf(kind, { seed, place }));
  const steps = phones.flatMap((phone, place) =>
    storyOf(kind, penFor(place, phone, kind.startsWith("long") ? LONGEST_PAUSE_MS.long : LONGEST_PAUSE_MS.usual)),
  );
  return { seed: `${kind} ${seed}`, phones, steps };
}

function phoneOf(kind: PlanKind, { seed, place }: { seed: string; place: number }): PhoneWish {
  const phone = `1202555${String(1_000 + place).padStart(4, "0")}`;
  const named = { phone, seed: `${seed} ${place}` };
  if (kind === "long-history")
    return { ...named, chats: 2_000, messages: 40_000, historyBy: "media", chunk: 40, mediaDelayMs: 300 };
  if (kind === "history") return { ...named, chats: 240, messages: 4_800, historyBy: "media", chunk: 40 };
  if (kind === "many") return { ...named, chats: 2, messages: 4, historyBy: "inline", chunk: 750 };
  if (kind === "crowd") return { ...named, chats: 200, messages: 400, historyBy: "inline", chunk: 750 };
  return { ...named, chats: 24, messages: 120, historyBy: "inline", chunk: 750 };
}

/** Each kind of story once in a chance order, then whatever comes; one is told while the phone has no network. */
function storyOf(kind: PlanKind, pen: Pen): Step[] {
  const some = Array.from({ length: STORIES[kind] }, () => pen.random.pick(DAILY));
  const told = kind === "live" || kind === "long" ? [...EACH, ...some, away] : some;
  return shuffle(pen, told).flatMap((story) => story(pen));
}

function shuffle<T>({ random }: Pen, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
