import type { SessionChange } from "@/app/_trpc/trpc.ts";
import type { LampState } from "@/app/_ui/lamp.tsx";
import { sessionWords } from "@/app/_ui/session-words.ts";
import { stretch } from "@/app/_ui/time-words.ts";

/** `reason`: what the worker called it, where there are no words for that. */
export type TimelineLine = SessionChange & { lamp: LampState; words: string; reason?: string };

/**
 * Changes, newest first, each in words that know what was before. A state that was announced again, because something else about the
 * number changed, is one line.
 */
export function timelineLines(changes: readonly SessionChange[]): TimelineLine[] {
  const latest = new Map<string, SessionChange>();
  return changes
    .toReversed()
    .flatMap((change) => {
      const before = latest.get(change.sessionId);
      if (before && stateOf(before) === stateOf(change)) return [];
      latest.set(change.sessionId, change);
      return [lineOf(change, before)];
    })
    .toReversed();
}

const stateOf = ({ status, statusReason }: SessionChange) =>
  statusReason === null ? status : `${status}/${statusReason}`;

function lineOf(change: SessionChange, before: SessionChange | undefined): TimelineLine {
  const { lamp, words, sentence, unknown } = sessionWords({ ...change, ...NOTHING_MORE }, change.at);
  const told = before && WORDS[`${stateOf(before)} → ${stateOf(change)}`]?.(change.at - before.at);
  return { ...change, lamp, words: told ?? words, ...(unknown && { reason: sentence }) };
}

const NOTHING_MORE = { lastConnectedAt: null, lastEventAt: null, historySync: null };

/** Where what was before says more than the new state does. */
const WORDS: Readonly<Record<string, (took: number) => string>> = {
  "working → starting/reconnecting": () => "The line dropped, trying again",
  "working/history → starting/reconnecting": () => "The line dropped, trying again",
  "starting/reconnecting → working": (took) => `Reconnected after ${stretch(took)}`,
  "starting/reconnecting → working/history": (took) => `Reconnected after ${stretch(took)}`,
};
