import type { ClientBase } from "pg";
import type { Identity } from "@/server/caller.ts";
import { notFound } from "@/server/errors.ts";
import { findJid } from "@/server/jid.ts";
import { holdChats } from "./hold-chats.ts";

export type LockedChat = {
  id: string;
  jid: string;
  archived: boolean;
  pinned: boolean;
  /** Epoch ms; it may have run out. */
  mutedUntil: number | null;
  unread: number;
  markedUnread: boolean;
  /** How far it has been read, epoch ms. */
  readAt: number;
};

/** The chat's row, by any of its addresses, held against other writers until the transaction ends: what is read after this is what they left. */
export async function lockChat(
  client: ClientBase,
  { organizationId }: Identity,
  { session, cid }: { session: string; cid: string },
): Promise<LockedChat> {
  await holdChats(client, session);
  const { rows } = await client.query<{ chat: LockedChat | null }>({
    text: LOCK,
    values: [session, organizationId, findJid(cid) ?? null],
  });
  const [found] = rows;
  if (!found) throw notFound("session");
  if (!found.chat) throw notFound("chat");
  return found.chat;
}

const LOCK = `
  select case when c.id is not null then json_build_object('id', c.id::text, 'jid', c.jid, 'archived', c.archived, 'pinned', c.pinned,
    'mutedUntil', c.muted_until, 'unread', c.unread_count, 'markedUnread', c.marked_unread, 'readAt', c.read_at) end as chat
  from sessions s left join lateral (
    select * from chats where session_id = s.id and jid = canonical_jid(s.id, $3) for update
  ) c on true
  where s.id = $1 and s.organization_id = $2`;
