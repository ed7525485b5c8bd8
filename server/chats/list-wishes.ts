import type { Caller } from "@/server/caller.ts";
import { pool } from "@/server/db/client.ts";
import { demandSession } from "@/server/sessions/index.ts";
import type { SessionPath } from "@/server/sessions/schema.ts";
import type { PendingWish } from "./schema.ts";

const AT_MOST = 200;

/** What WhatsApp has still to hear about a session's chats, and what it did not take in the last fortnight; the newest first. */
export async function listWishes(caller: Caller<"read">, { session }: SessionPath): Promise<PendingWish[]> {
  await demandSession(caller, session);
  const { rows } = await pool.query<PendingWish>({ text: LIST, values: [session, caller.organizationId, AT_MOST] });
  return rows;
}

const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::float8`;

const LIST = `
  select o.id::text, canonical_jid(o.session_id, o.chat) as "chatJid", o.kind, case o.state when 'failed' then 'failed' else 'waiting' end as state,
    o.attempts as tries, o.error, ${ms("o.created_at")} as "askedAt", ${ms("o.done_at")} as "endedAt"
  from outbox o join sessions s on s.id = o.session_id
  where s.id = $1 and s.organization_id = $2 and o.state <> 'done' order by o.id desc limit $3`;
