import type { Caller } from "@/server/caller.ts";
import { likePattern } from "@/server/db/like-pattern.ts";
import { pool } from "@/server/db/client.ts";
import { presentChat } from "./present.ts";
import type { Chat, SearchChats } from "./schema.ts";

/** So many hits of one session are weighed against those of the others. */
const WEIGHED = 50;

/**
 * Chats of all the organization's sessions by part of a name or number: those that begin with it first, then those with a word that
 * does, then the latest. Without a word to look for: the latest. A session that is not there finds nothing.
 */
export async function searchChats(
  caller: Caller<"read">,
  { q, session, limit }: SearchChats,
): Promise<{ data: Chat[] }> {
  const pattern = q === "" ? null : likePattern(q);
  const values = [caller.organizationId, session ?? null, pattern, limit];
  const { rows } = await pool.query<{ chat: Chat }>({ text: pattern === null ? LATEST : FOUND, values });
  return { data: rows.map(({ chat }) => chat) };
}

const CHAT = `${presentChat(["lastMessage"])} as chat`;
const hits = (where: string, order: string) => `
  select c.* from sessions o cross join lateral (
    select * from chats c where c.session_id = o.id ${where} order by ${order} limit ${WEIGHED}
  ) c where o.organization_id = $1 and ($2::text is null or o.id = $2)`;

const IN_ORDER = "c.pinned desc, c.sort_at desc, c.id desc"; // as the index chats_list has them
const LATEST = `select ${CHAT} from (${hits("and $3::text is null", IN_ORDER)}) c join sessions s on s.id = c.session_id
  order by c.sort_at desc, c.id desc limit $4`;
const FOUND = `select ${CHAT} from (${hits("and c.search like fold($3::text)", IN_ORDER)}) c join sessions s on s.id = c.session_id
  order by c.search like substr(fold($3::text), 2) desc, c.search like '% ' || substr(fold($3::text), 2) desc, c.sort_at desc, c.id desc
  limit $4`;
