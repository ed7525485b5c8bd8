import type { ClientBase } from "pg";

/** What WhatsApp shall hear of a chat (the table outbox). `before`: what the chat goes back to when WhatsApp does not take it. */
export type Wish =
  | { kind: "chat.archive"; archived: boolean; before: boolean }
  | { kind: "chat.pin"; pinned: boolean; before: boolean }
  | { kind: "chat.mute"; mutedUntil: number | null; before: number | null }
  /** Everything in (`after`, `upTo`] has been read, epoch ms; with `receipts` the senders hear of it too. */
  | { kind: "chat.read"; after: number; upTo: number; receipts: boolean };

type Place = { session: string; chat: string };

/**
 * Keeps a wish until the session is connected, in the transaction that changes the stored copy. It replaces one about the same thing
 * that nobody has begun to fulfil; receipts that were promised stay promised, and what was before stays what was before.
 */
export async function wish(client: ClientBase, { session, chat }: Place, { kind, ...payload }: Wish): Promise<void> {
  await client.query({ text: WISH, values: [session, kind, chat, JSON.stringify(payload)] });
}

const WISH = `
  insert into outbox as o (session_id, kind, chat, payload) values ($1, $2, $3, $4::jsonb)
  on conflict (session_id, chat, kind) where state = 'new' do update set created_at = now(), attempts = 0, error = null,
    payload = excluded.payload || case when o.kind = 'chat.read' then jsonb_build_object(
      'after', least((o.payload ->> 'after')::bigint, (excluded.payload ->> 'after')::bigint),
      'receipts', (o.payload ->> 'receipts')::boolean or (excluded.payload ->> 'receipts')::boolean)
      else jsonb_build_object('before', o.payload -> 'before') end`;
