import type { Caller } from "@/server/caller.ts";
import { toPage } from "@/server/page.ts";
import { demandSession } from "@/server/sessions/index.ts";
import { findWords } from "./find-words.ts";
import { cursorOfMessages, EARLIEST, LATEST, NEWEST, positionOf } from "./position.ts";
import type { MessagePage, SearchMessages } from "./schema.ts";

/** The messages of a session that hold all the words, newest first; case and accents do not matter, and the last word may be a beginning. */
export async function searchMessages(
  caller: Caller<"read">,
  { session, q, limit, cursor: text }: SearchMessages,
): Promise<MessagePage> {
  await demandSession(caller, session);
  const within = { session, q };
  const from = text === undefined ? NEWEST : cursor.decode(text, within);
  const haystack = { session, chat: null, q, from, before: LATEST, after: EARLIEST };
  const messages = await findWords(haystack, limit + 1);
  return toPage(messages, { limit, cursorAt: (last) => cursor.encode(positionOf(last), within) });
}

const cursor = cursorOfMessages("search.1");
