import { messageJson } from "@/server/messages/index.ts";
import type { ListChats } from "./schema.ts";

const aliases = `coalesce((select json_agg(i.lid) from identities i where i.session_id = c.session_id and i.phone_jid = c.jid), '[]')`;
const lastMessage = `(select ${messageJson} from messages m join sessions s on s.id = m.session_id where m.id = c.last_message_id)`;
/** A mute that has run out is none. */
const mutedUntil = `case when c.muted_until is null then 'null'
  when c.muted_until > extract(epoch from now()) * 1000 then c.muted_until::text else 'null' end`;

/**
 * A chat as the contract shows it, as JSON in a text: `chats.shown`, which the row carries ready, and behind it what depends on the
 * moment or was asked for. A new column is invisible until it is named there. The alias is fixed: c = chats.
 */
export const chatText = (include: ListChats["include"] = []) => `(c.shown || ',"mutedUntil":' || ${mutedUntil}
  ${include.includes("lastMessage") ? `|| ',"lastMessage":' || coalesce(${lastMessage}::text, 'null')` : ""}
  ${include.includes("aliases") ? `|| ',"aliases":' || ${aliases}::text` : ""} || '}')`;

export const presentChat = (include?: ListChats["include"]) => `${chatText(include)}::json`;

export const chatJson = presentChat();
