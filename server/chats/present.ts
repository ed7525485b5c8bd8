import { messageJson } from "@/server/messages/index.ts";
import type { ListChats } from "./schema.ts";

const aliases = `coalesce((select json_agg(i.lid) from identities i where i.session_id = c.session_id and i.phone_jid = c.jid), '[]')`;
const lastMessage = `(select ${messageJson} from messages m where m.id = c.last_message_id)`;

/**
 * A chat as the contract shows it, as columns of a row that PostgreSQL turns into JSON: a whole row at once costs it three quarters of
 * naming every value. A new column is invisible until it is named here. Aliases are fixed: c = chats, s = its session.
 */
export const chatColumns = (
  include: ListChats["include"] = [],
) => `c.id, c.session_id as "sessionId", c.jid, c.type, c.name,
  nullif(c.sort_at, 0) as "lastMessageAt", c.unread_count as "unreadCount", c.archived, c.pinned,
  case when c.muted_until > extract(epoch from now()) * 1000 then c.muted_until end as "mutedUntil"
  ${include.includes("lastMessage") ? `, ${lastMessage} as "lastMessage"` : ""} ${include.includes("aliases") ? `, ${aliases} as aliases` : ""}`;

export const presentChat = (include?: ListChats["include"]) =>
  `(select to_json(shown) from (select ${chatColumns(include)}) shown)`;

export const chatJson = presentChat();
