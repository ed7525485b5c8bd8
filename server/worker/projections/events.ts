import type { ClientBase } from "pg";
import { chatJson } from "@/server/chats/index.ts";
import { contactJson } from "@/server/contacts/index.ts";
import { groupFacts, groupJson } from "@/server/groups/index.ts";
import { messageJson } from "@/server/messages/index.ts";
import type { Removed } from "./identities.ts";

/** The event log's rows of a change, written in its transaction; the wire's own picture of each thing, built where it lies. */

const log = (type: string, data: string, from: string) => `insert into events (organization_id, session_id, type, data)
  select s.organization_id, s.id, '${type}', ${data} from ${from}`;

const chatsWhere = (condition: string) =>
  log("chat.upserted", chatJson, `chats c join sessions s on s.id = c.session_id where ${condition}`);
const CHATS = chatsWhere("c.id = any($1) or (c.id = any($2) and c.last_message_id = any($3)) order by c.sort_at, c.id");
const CONTACTS = log(
  "contact.upserted",
  contactJson,
  "contacts k join sessions s on s.id = k.session_id where k.session_id = $1 and k.jid = any($2) order by k.jid",
);
const GROUPS = log(
  "group.upserted",
  groupJson,
  `sessions s cross join lateral (select s.id as session_id, told as jid from unnest($2::text[]) told) n ${groupFacts} where s.id = $1 order by n.jid`,
);
const MESSAGES = log(
  "message.upserted",
  messageJson,
  "messages m join chats c on c.id = m.chat_id join sessions s on s.id = m.session_id where m.id = any($1) order by m.at, m.id",
);
const DELETED = log(
  "chat.deleted",
  "json_build_object('id', d.id, 'sessionId', s.id, 'jid', d.jid)",
  "sessions s cross join json_to_recordset($2) as d (id bigint, jid text) where s.id = $1",
);
const STATUSES = log(
  "message.status",
  messageJson,
  "messages m join chats c on c.id = m.chat_id join sessions s on s.id = m.session_id where m.id = any($1) order by m.at, m.id",
);

type Chats = { changed: readonly string[]; spokenOf: readonly string[]; messages: readonly string[] };

/** Chats that changed, and those whose newest message did. */
export async function logChats(client: ClientBase, { changed, spokenOf, messages }: Chats): Promise<void> {
  if (changed.length + messages.length > 0) await client.query({ text: CHATS, values: [changed, spokenOf, messages] });
}

export async function logContacts(client: ClientBase, session: string, jids: readonly string[]): Promise<void> {
  if (jids.length > 0) await client.query({ text: CONTACTS, values: [session, [...new Set(jids)]] });
}

export async function logGroups(client: ClientBase, session: string, jids: readonly string[]): Promise<void> {
  if (jids.length > 0) await client.query({ text: GROUPS, values: [session, jids] });
}

export async function logMessages(client: ClientBase, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await client.query({ text: MESSAGES, values: [ids] });
}

export async function logStatuses(client: ClientBase, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await client.query({ text: STATUSES, values: [ids] });
}

export async function logRemoved(client: ClientBase, session: string, removed: readonly Removed[]): Promise<void> {
  if (removed.length > 0) await client.query({ text: DELETED, values: [session, JSON.stringify(removed)] });
}

const PAGE = `${chatsWhere("c.session_id = $1 and c.id > $2 order by c.id limit $3")}
  returning (data ->> 'id') as id`;

/** One event for each chat of a session, a page at a time; returns where the next page begins, undefined after the last. */
export async function logChatPage(
  client: ClientBase,
  session: string,
  { after, limit }: { after: string; limit: number },
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>({ text: PAGE, values: [session, after, limit] });
  return rows.length < limit ? undefined : rows.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
}
