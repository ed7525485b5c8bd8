import type { AuditEntry, Session, SessionChange } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { sessionName, sessionWords } from "@/app/_ui/session-words.ts";
import { actWords } from "./act-words.ts";

/** One line of the page: what a person or key did, or what became of a number. */
export type Line = { id: string; at: number; who: string; sentence: string; number: Session | undefined; raw: object };

const UNKNOWN = { lastConnectedAt: null, lastEventAt: null, historySync: null };

export function lineOfChange(change: SessionChange, sessions: readonly Session[]): Line {
  const number = sessions.find(({ id }) => id === change.sessionId);
  const { id, at, status, statusReason } = change;
  return {
    id: `change-${id}`,
    at,
    who: number ? sessionName(number) : "A number",
    sentence: sessionWords({ ...UNKNOWN, status, statusReason }, at).words,
    number,
    raw: change,
  };
}

const ANONYMOUS = { person: "Somebody", "api-key": "An API key", system: "The server", nobody: "Somebody unknown" };

export function lineOfAct(entry: AuditEntry, sessions: readonly Session[]): Line {
  const { id, at, actor, target } = entry;
  const number = target?.kind === "session" ? sessions.find((session) => session.id === target.id) : undefined;
  return {
    id: `act-${id}`,
    at,
    who: cleanLine(actor.name) || ANONYMOUS[actor.kind],
    sentence: actWords(entry),
    number,
    raw: entry,
  };
}

type Source = { lines: readonly Line[]; more: boolean };

/** Newest first, no further back than every source has been read: what lies beyond would have gaps. */
export function merge(...sources: Source[]): Line[] {
  const horizon = Math.max(...sources.filter(({ more }) => more).map(({ lines }) => lines.at(-1)?.at ?? Infinity));
  return sources
    .flatMap(({ lines }) => lines)
    .filter(({ at }) => at >= horizon)
    .toSorted((a, b) => b.at - a.at);
}
