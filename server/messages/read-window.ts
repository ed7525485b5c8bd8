import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { findChat } from "./find-chat.ts";
import { pageStatement } from "./page-statement.ts";
import { EARLIEST, NEWEST, positionOf } from "./position.ts";
import type { Message, MessageWindow, ReadWindow } from "./schema.ts";

type Place = { at: number; id: string };
type Part = ReadWindow["part"];
const OLDEST: Place = { at: EARLIEST, id: "" };

/**
 * A part of a chat's thread, newest first, and where it goes on in both directions. Around a message or a moment: as many before as
 * behind. A message that is not stored gives the end of the thread without a target; a moment gives the first message since then, or
 * the end when there is none.
 */
export async function readWindow(
  caller: Caller<"read">,
  { session, cid, limit, part }: ReadWindow,
): Promise<MessageWindow> {
  const chat = await findChat(caller, { session, cid });
  if (part.of === "newer") return newerThan(part.than, { chat, limit });
  if (part.of === "older") return olderThan(part.than, { chat, limit });
  const target = await findTarget(chat, part);
  return target ? around(target, { chat, limit }) : olderThan(NEWEST, { chat, limit });
}

type Within = { chat: string; limit: number };

async function olderThan(place: Place, { chat, limit }: Within): Promise<MessageWindow> {
  const rows = await read(OLDER, { chat, place, limit: limit + 1 });
  const data = rows.slice(0, limit);
  return { data, older: rows.length > limit ? placeOf(data.at(-1)) : null, newer: null, target: null };
}

async function newerThan(place: Place, { chat, limit }: Within): Promise<MessageWindow> {
  const rows = await read(NEWER, { chat, place, limit: limit + 1 });
  const data = rows.slice(0, limit).toReversed();
  const newer = rows.length > limit ? placeOf(data[0]) : null;
  return { data, older: placeOf(data.at(-1)) ?? place, newer, target: null };
}

async function around(target: Place, { chat, limit }: Within): Promise<MessageWindow> {
  const half = Math.ceil(limit / 2);
  const [before, behind] = await Promise.all([
    olderThan({ at: target.at, id: `${target.id}~` }, { chat, limit: half }),
    newerThan(target, { chat, limit: half }),
  ]);
  return { data: [...behind.data, ...before.data], older: before.older, newer: behind.newer, target: target.id };
}

const placeOf = (message: Message | undefined) => (message ? positionOf(message) : null);

async function read(text: string, { chat, place, limit }: Within & { place: Place }): Promise<Message[]> {
  const { rows } = await pool.query<{ message: Message }>({ text, values: [chat, place.at, place.id, limit] });
  return rows.map(({ message }) => message);
}

const OLDER = pageStatement("m.chat_id = $1 and (m.at, m.id) < ($2::bigint, $3::text)", "desc", "$4");
const NEWER = pageStatement("m.chat_id = $1 and (m.at, m.id) > ($2::bigint, $3::text)", "asc", "$4");

async function findTarget(chat: string, part: Part): Promise<Place | undefined> {
  if (part.of === "moment") return findMoment(chat, part.at);
  if (part.of === "message") return findOne("m.id = $2", [chat, part.id]);
  if (part.of === "quoted") return findOne(QUOTED, [chat, part.waMessageId]);
  return undefined;
}

const QUOTED = "m.wa_id = $2 and m.session_id = (select session_id from chats where id = $1)"; // as the unique index begins

async function findMoment(chat: string, at: number): Promise<Place | undefined> {
  const [since] = await read(NEWER, { chat, place: { ...OLDEST, at }, limit: 1 });
  return since ? positionOf(since) : undefined;
}

async function findOne(where: string, values: string[]): Promise<Place | undefined> {
  const text = `select m.at::text as at, m.id from messages m where m.chat_id = $1 and ${where} order by m.at desc limit 1`;
  const { rows } = await pool.query<{ at: string; id: string }>({ text, values });
  return rows[0] && { at: Number(rows[0].at), id: rows[0].id };
}
