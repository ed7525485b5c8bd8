import type { ClientBase } from "pg";
import { announceChat } from "@/server/chats/index.ts";

type Failed = { id: string; kind: string; chat: string };

/**
 * WhatsApp did not take a change: the chat shows again what it showed before, and says so in the log. Where a newer wish about the same
 * thing waits, that one decides, and goes back to where this one began. What was read here stays read here.
 */
export async function takeBack(client: ClientBase, session: string, { id, kind, chat }: Failed): Promise<void> {
  const column = COLUMNS[kind];
  if (!column) return;
  const { rowCount } = await client.query({ text: PASS_ON, values: [id, session, chat, kind] });
  if (rowCount !== 0) return;
  const { rows } = await client.query<{ id: string }>({ text: restoring(column), values: [id, session, chat] });
  for (const row of rows) await announceChat(client, row.id);
}

/** What a kind of wish changes: its name in the row of the outbox, its column, and the column's type. */
const COLUMNS: Readonly<Record<string, { name: string; column: string; type: string }>> = {
  "chat.archive": { name: "archived", column: "archived", type: "boolean" },
  "chat.pin": { name: "pinned", column: "pinned", type: "boolean" },
  "chat.mute": { name: "mutedUntil", column: "muted_until", type: "bigint" },
};

const PASS_ON = `update outbox o set payload = o.payload || jsonb_build_object('before', f.payload -> 'before') from outbox f
  where f.id = $1 and o.session_id = $2 and o.chat = $3 and o.kind = $4 and o.state = 'new'`;

/** Only while the chat still shows what was wished: the phone may have decided something else meanwhile. */
const restoring = ({ name, column, type }: { name: string; column: string; type: string }) => `
  update chats c set ${column} = (o.payload ->> 'before')::${type} from outbox o
  where o.id = $1 and o.payload ? 'before' and c.session_id = $2 and c.jid = canonical_jid($2, $3)
    and c.${column}::text is not distinct from o.payload ->> '${name}'
  returning c.id`;
