import { messageJson } from "@/server/messages/index.ts";
import type { ListChats } from "./schema.ts";

const aliases = `coalesce((select json_agg(i.lid) from identities i where i.session_id = c.session_id and i.phone_jid = c.jid), '[]')`;
const lastMessage = `(select ${messageJson} from messages m where m.id = c.last_message_id)`;

/**
 * A chat as the contract shows it, built by PostgreSQL; a new column is invisible until it is named here. Aliases are fixed:
 * c = chats, s = its session.
 */
export const presentChat = (
  include: ListChats["include"] = [],
) => `json_build_object('id', c.id, 'sessionId', c.session_id, 'jid', c.jid,
  'type', c.type, 'name', c.name, 'lastMessageAt', nullif(c.sort_at, 0), 'unreadCount', c.unread_count, 'archived', c.archived,
  'pinned', c.pinned, 'mutedUntil', case when c.muted_until > extract(epoch from now()) * 1000 then c.muted_until end
  ${include.includes("lastMessage") ? `, 'lastMessage', ${lastMessage}` : ""} ${include.includes("aliases") ? `, 'aliases', ${aliases}` : ""})`;

export const chatJson = presentChat();
