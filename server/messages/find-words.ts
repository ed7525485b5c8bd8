import { pool } from "@/server/db/client.ts";
import type { Message } from "./schema.ts";
import { BITS, lookUpStatement, MESSAGES_STATEMENT, walkStatement } from "./words-statement.ts";

/** A place in a list of messages, newest first by (at, id): where to go on. Times are epoch ms. */
type Place = { at: number; id: string };
/** Where to look: messages of a session, or of one of its chats, before a position and inside a window. Times are epoch ms. */
export type Haystack = { session: string; chat: string | null; q: string; from: Place; before: number; after: number };

/** So many of the newest messages are read one by one: what is in most of them is found there, and so is all that a small chat has. */
const WALKED = 300;
/** A span of time with so many matches is looked into part by part, so that not all of them are fetched to find the newest. */
const CROWDED = 1_000;

/**
 * The newest messages that hold the words, at most `limit`. After a short walk through the newest messages the index of words is asked,
 * span by span on the way back, so that what is fetched is never much more than what is shown, however common the words are.
 */
export async function findWords({ before, after, from, ...search }: Haystack, limit: number): Promise<Message[]> {
  const range = { ...search, earliest: after + 1 };
  const walked = await walk(range, before <= from.at ? { at: before, id: "" } : from);
  const places: Place[] = walked.filter(({ found }) => found).slice(0, limit);
  const last = walked.at(-1);
  if (last && walked.length === WALKED && places.length < limit)
    places.push(...(await lookUp({ ...range, from: last }, limit - places.length)));
  return readMessages(places);
}

type Range = { session: string; chat: string | null; q: string; earliest: number };
type Behind = Range & { from: Place };
type Walked = Place & { found: boolean };
type Found = Place & { slot: number; crowded: boolean };

async function walk({ session, chat, q, earliest }: Range, { at, id }: Place): Promise<Walked[]> {
  const values = [session, q, at, id, earliest, chat, WALKED];
  return (await pool.query<Walked>({ text: walkStatement(chat !== null), values })).rows;
}

async function lookUp(behind: Behind, limit: number): Promise<Place[]> {
  const found = await lookInto("span", behind, limit);
  const crowded = found.find((row) => row.crowded);
  if (!crowded) return found;
  const newer = found.filter(({ slot }) => slot > crowded.slot);
  return [...newer, ...(await lookInto("part", spanOf(behind, crowded.slot), limit - newer.length))];
}

/** What of a range lies in one span. */
function spanOf(behind: Behind, slot: number): Behind {
  const [begin, end] = [slot * 2 ** BITS.span, (slot + 1) * 2 ** BITS.span];
  const from = behind.from.at < end ? behind.from : { at: end, id: "" };
  return { ...behind, from, earliest: Math.max(behind.earliest, begin) };
}

async function lookInto(
  size: keyof typeof BITS,
  { session, chat, q, from, earliest }: Behind,
  limit: number,
): Promise<Found[]> {
  const values = [session, q, from.at, from.id, earliest, chat, limit, size === "span" ? CROWDED : null];
  return (await pool.query<Found>({ text: lookUpStatement({ inChat: chat !== null, size }), values })).rows;
}

async function readMessages(places: Place[]): Promise<Message[]> {
  if (places.length === 0) return [];
  const values = [places.map(({ id }) => id)];
  const { rows } = await pool.query<{ message: Message }>({ name: "messages-found", text: MESSAGES_STATEMENT, values });
  return rows.map(({ message }) => message);
}
