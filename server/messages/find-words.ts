import { pool } from "@/server/db/client.ts";
import { messageJson } from "./present.ts";
import type { Message } from "./schema.ts";

/** Where to look: messages of a session, or of one of its chats, before a position and inside a window. Times are epoch ms. */
export type Haystack = {
  session: string;
  chat: string | null;
  q: string;
  from: { at: number; id: string };
  before: number;
  after: number;
};

/** So many matches are fetched and sorted without a thought. */
const FEW = 1_000;
/** So many of the newest messages are read one by one for a word that is everywhere. */
const WALKED = 5_000;

/**
 * The newest messages that hold the words, at most `limit`. A rare word is looked up in the index of words; a common one is met soon
 * by walking the newest messages; one that is common and long ago is looked up and sorted after all.
 */
export async function findWords(haystack: Haystack, limit: number): Promise<Message[]> {
  const few = await ask(fewStatement, haystack, limit);
  if (few.matches <= FEW) return few.messages;
  const walked = await ask(walkStatement, haystack, limit);
  return walked.matches === limit ? walked.messages : (await ask(manyStatement, haystack, limit)).messages;
}

type Found = { matches: number; messages: Message[] };
type Statement = (inChat: boolean) => string;

/** Not prepared under a name: the best plan depends on the words. */
async function ask(statement: Statement, { session, chat, ...rest }: Haystack, limit: number): Promise<Found> {
  const { q, from, before, after } = rest;
  const values = [session, q, from.at, from.id, before, after, limit, ...(chat === null ? [] : [chat])];
  const { rows } = await pool.query<Found>({ text: statement(chat !== null), values });
  const [found] = rows;
  if (!found) throw new Error("an aggregate without a row");
  return found;
}

const RANGE = "(m.at, m.id) < ($3::bigint, $4::text) and m.at < $5::bigint and m.at > $6::bigint";
const MATCH = "m.body is not null and not m.deleted and words(m.body) @@ words_like($2)";
const NEWEST = "order by m.at desc, m.id desc";

const present = (from: string) => `
  select count(*)::integer as matches, coalesce(json_agg(page.message), '[]') as messages from (
    select ${messageJson} as message from ${from}
    join chats c on c.id = m.chat_id join sessions s on s.id = m.session_id ${NEWEST}) page`;

/** In these words only the index of words knows the session, and none the chat: nothing else can be taken for a shorter way. */
const lookUp = (inChat: boolean) => `
  with found as materialized (select m.id, m.at from messages m
    where m.session_id || '' = $1 ${inChat ? "and m.chat_id + 0 = $8::bigint" : ""} and ${RANGE} and ${MATCH}`;
const NEWEST_FOUND = `(select m.* from (select id from found f order by f.at desc, f.id desc limit $7) f join messages m using (id)) m`;

export const fewStatement: Statement = (inChat) => `
  ${lookUp(inChat)} limit ${FEW + 1}), counted as (select count(*)::integer as n from found)
  select counted.n as matches, page.messages from counted, lateral (${present(NEWEST_FOUND)}) page`;

export const manyStatement: Statement = (inChat) => `${lookUp(inChat)}) ${present(NEWEST_FOUND)}`;

export const walkStatement: Statement = (inChat) =>
  present(`(
    select * from (
      select m.* from messages m where ${inChat ? "m.chat_id = $8::bigint and $1::text is not null" : "m.session_id = $1"} and ${RANGE} ${NEWEST} limit ${WALKED}) m
    where ${MATCH} ${NEWEST} limit $7) m`);
