import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { soughtKeys } from "@/server/db/sought-keys.ts";
import { soughtText } from "@/server/db/sought-text.ts";
import { CHAT_NAMES } from "./chat-names.ts";
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
  const values = [caller.organizationId, session ?? null, limit, ...(q === "" ? [] : [soughtText(q)])];
  const { rows } = await pool.query<{ chat: Chat }>({ text: q === "" ? LATEST : FOUND, values });
  return { data: rows.map(({ chat }) => chat) };
}

const CHAT = `${presentChat(["lastMessage"])} as chat`;
const IN_ORDER = "c.pinned desc, c.sort_at desc, c.id desc"; // as the index chats_list has them
const hits = (where = "") => `
  select c.* from sessions o cross join lateral (
    select * from chats c where c.session_id = o.id ${where} order by ${IN_ORDER} limit ${WEIGHED}
  ) c where o.organization_id = $1 and ($2::text is null or o.id = $2)`;

const LATEST = `select ${CHAT} from (${hits()}) c join sessions s on s.id = c.session_id
  order by c.sort_at desc, c.id desc limit $3`;
const SOUGHT = "(select fold($4::text))";
const found = soughtKeys({
  ...CHAT_NAMES,
  session: "o.id",
  text: SOUGHT,
  where: "c.session_id = o.id",
  order: IN_ORDER,
  limit: WEIGHED,
  near: 200, // of each of maybe many sessions
});
const FOUND = `select ${CHAT} from (${hits(`and c.id = any(${found})`)}) c join sessions s on s.id = c.session_id
  order by starts_with(c.search, ${SOUGHT}) desc, strpos(c.search, ' ' || ${SOUGHT}) > 0 desc, c.sort_at desc, c.id desc
  limit $3`;
