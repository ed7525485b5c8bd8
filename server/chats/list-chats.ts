import { z } from "zod";
import type { Caller } from "@/server/caller.ts";
import { cursorFor } from "@/server/cursor.ts";
import { pool } from "@/server/db/client.ts";
import { notFound } from "@/server/errors.ts";
import { JsonText } from "@/server/json-text.ts";
import { listStatement, type Range } from "./list-statement.ts";
import type { Chat, ChatPage, ListChats } from "./schema.ts";

/**
 * Pinned first, then newest activity, chats without any last; ties break on id. A chat that moves while a walk goes on may jump
 * over the reader, so the ordered pass is followed, in the same list, by a pass over the chats that moved since page one.
 */
export async function listChats(caller: Caller<"read">, query: ListChats): Promise<JsonText<ChatPage>> {
  const { cursor: text, limit: _limit, include: _include, ...within } = query;
  const after = text === undefined ? undefined : cursor.decode(text, within);
  const { chats, next } =
    after?.pass === "moved" ? await movedPage(caller, query, after) : await orderedPage(caller, query, after);
  const nextCursor = next ? cursor.encode(next, within) : null;
  return new JsonText(`{"data":[${chats.join(",")}],"nextCursor":${JSON.stringify(nextCursor)}}`);
}

async function orderedPage(caller: Caller<"read">, query: ListChats, after: Ordered | undefined): Promise<Step> {
  const { chats, snapshot } = await read(caller, query, after ?? TOP);
  const began = after?.snapshot ?? snapshot;
  const last = chats.length > query.limit ? chats[query.limit - 1] : undefined;
  if (last !== undefined)
    return { chats: chats.slice(0, query.limit), next: { pass: "ordered", ...positionOf(last), snapshot: began } };
  if (!after) return { chats, next: null }; // one statement saw them all
  const rest = await movedPage(
    caller,
    { ...query, limit: query.limit - chats.length },
    { pass: "moved", id: 0, snapshot: began },
  );
  return { ...rest, chats: [...chats, ...rest.chats] };
}

/** The chats that moved since the walk began, behind the last ones of the ordered pass. */
async function movedPage(caller: Caller<"read">, query: ListChats, from: Moved): Promise<Step> {
  const { chats } = await read(caller, query, from);
  const shown = chats.slice(0, query.limit);
  const last = shown.at(-1);
  const next = chats.length > shown.length ? { ...from, id: last === undefined ? from.id : positionOf(last).id } : null;
  return { chats: shown, next };
}

/** Where a walk is, and what was visible when it began. */
const Position = z.discriminatedUnion("pass", [
  z.object({ pass: z.literal("ordered"), pinned: z.boolean(), at: z.int(), id: z.int(), snapshot: z.string() }),
  z.object({ pass: z.literal("moved"), id: z.int(), snapshot: z.string() }),
]);
type Position = z.output<typeof Position>;
type Ordered = Extract<Position, { pass: "ordered" }>;
type Moved = Extract<Position, { pass: "moved" }>;
/** Chats in JSON, and where the next page begins. */
type Step = { chats: string[]; next: Position | null };

const cursor = cursorFor("chats.1", Position); // a new position takes a new name
const positionOf = (chat: string) => {
  const { pinned, lastMessageAt, id } = JSON.parse(chat) as Chat;
  return { pinned, at: lastMessageAt ?? 0, id };
};
const TOP: Range = { pass: "ordered", pinned: true, at: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };

async function read(
  caller: Caller<"read">,
  query: ListChats,
  range: Range,
): Promise<{ chats: string[]; snapshot: string }> {
  const { rows } = await pool.query<{ chats: string | null; snapshot: string }>(
    listStatement(caller.organizationId, query, range),
  );
  const [session] = rows;
  if (!session) throw notFound("session");
  return { ...session, chats: session.chats?.split("\n") ?? [] };
}
