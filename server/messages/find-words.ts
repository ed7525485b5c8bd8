import { pool } from "@/server/db/client.ts";
import type { Message } from "./schema.ts";
import { partsOf, type Place, type Window, windowsBehind } from "./windows.ts";
import { lookUpStatement, MESSAGES_STATEMENT, oldestStatement, walkStatement } from "./words-statement.ts";

/** Where to look: messages of a session, or of one of its chats, before a position and inside a window. Times are epoch ms. */
export type Haystack = { session: string; chat: string | null; q: string; from: Place; before: number; after: number };

/**
 * So many of the newest messages are read one by one: a common word is found among them, and such a one is dear to look up, because a
 * beginning of words makes the index gather every message that holds one of them, in whatever window.
 */
const WALKED = 1_000;
/** So many matches of one window are fetched and sorted; one with more of them is looked into part by part. */
const MATCHES = 2_000;

/**
 * The newest messages that hold the words, at most `limit`. After a short walk through the newest messages the index of words is asked,
 * in windows that grow on the way back, so that what is fetched is never much more than what is shown, however common the words are.
 */
export async function findWords({ before, after, from, ...search }: Haystack, limit: number): Promise<Message[]> {
  const range = { ...search, earliest: after + 1 };
  const start = before <= from.at ? { at: before, id: "" } : from;
  const walked = await walk(range, start);
  const places: Place[] = walked.filter(({ found }) => found).slice(0, limit);
  const [newest, last] = [walked[0], walked.at(-1)];
  const windows =
    newest && last && walked.length === WALKED
      ? windowsBehind(last, { span: newest.at - last.at, earliest: range.earliest })
      : []; // the walk has come to the end
  for (let window = windows.shift(); window && places.length < limit; window = windows.shift()) {
    const look = await lookUp(range, window, limit - places.length);
    if (look.complete) places.push(...look.places);
    else windows.unshift(...partsOf(window, await oldest(range)));
  }
  return readMessages(places);
}

type Range = { session: string; chat: string | null; q: string; earliest: number };
type Walked = Place & { found: boolean };
type Found = Place & { matches: number };

async function walk({ session, chat, q, earliest }: Range, { at, id }: Place): Promise<Walked[]> {
  const values = [session, q, at, id, earliest, chat, WALKED];
  return (await pool.query<Walked>({ text: walkStatement(chat !== null), values })).rows;
}

/** Not complete when the window holds too many matches to be sorted and can be looked into part by part. Planned anew, for the words. */
async function lookUp(
  { session, chat, q }: Range,
  { level, buckets, from, floor }: Window,
  limit: number,
): Promise<{ places: Place[]; complete: boolean }> {
  const most = level === 0 ? null : MATCHES + 1;
  const values = [session, q, from.at, from.id, floor, chat, limit, most, ...buckets];
  const text = lookUpStatement({ inChat: chat !== null, buckets: buckets.length });
  const { rows } = await pool.query<Found>({ text, values });
  return { places: rows, complete: most === null || (rows[0]?.matches ?? 0) < most };
}

async function oldest({ session, chat }: Range): Promise<number> {
  const { rows } = await pool.query<{ at: number }>({ text: oldestStatement(chat !== null), values: [session, chat] });
  return rows[0]?.at ?? 0;
}

async function readMessages(places: Place[]): Promise<Message[]> {
  if (places.length === 0) return [];
  const values = [places.map(({ id }) => id)];
  const { rows } = await pool.query<{ message: Message }>({ name: "messages-found", text: MESSAGES_STATEMENT, values });
  return rows.map(({ message }) => message);
}
