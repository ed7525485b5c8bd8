import type { ActivityEntry, Session } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { sessionName } from "@/app/_ui/session-words.ts";
import { actWords } from "./act-words.ts";
import { eventWords } from "./event-words.ts";

/** One line of the page: what a person or key did, or what became of a number, a chat, a message. */
export type Line = { who: string; sentence: string; number: Session | undefined };

const ANONYMOUS = { person: "Somebody", "api-key": "An API key", system: "The server", nobody: "Somebody unknown" };

/** An entry in words, with the number it is about, if that is still there. */
export function lineOf(entry: ActivityEntry, sessions: readonly Session[]): Line {
  const number = sessions.find(({ id }) => id === sessionIn(entry));
  if (entry.kind === "act")
    return { who: cleanLine(entry.actor.name) || ANONYMOUS[entry.actor.kind], sentence: actWords(entry), number };
  const { who, sentence } = eventWords(entry);
  return { who: who ?? (number ? sessionName(number) : "A number"), sentence, number };
}

function sessionIn(entry: ActivityEntry): string | null {
  if (entry.kind === "event") return entry.sessionId;
  return entry.target?.kind === "session" ? entry.target.id : null;
}

export type ActivityPage = { data: ActivityEntry[]; nextCursor: string | null };
export type Pages = { pages: ActivityPage[]; pageParams: unknown[] };

const keyOf = ({ kind, id }: ActivityEntry) => `${kind} ${id}`;

/** What of the newest page is not among what has been read. */
export function newsIn(newest: ActivityPage, { pages }: Pages): ActivityEntry[] {
  const known = new Set(pages.flatMap(({ data }) => data.map(keyOf)));
  return newest.data.filter((entry) => !known.has(keyOf(entry)));
}

/** The newest page on top. When it does not reach what was read before, more happened than a page holds: all begins anew with it. */
export function withNewest(newest: ActivityPage, before: Pages): Pages {
  const news = newsIn(newest, before);
  const [first, ...rest] = before.pages;
  if (!first || (news.length === newest.data.length && newest.nextCursor !== null))
    return { pages: [newest], pageParams: [undefined] };
  return { ...before, pages: [{ ...first, data: [...news, ...first.data] }, ...rest] };
}
