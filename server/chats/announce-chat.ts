import type { ClientBase } from "pg";
import { chatJson } from "./present.ts";

/** Logs how the chat is now, in the transaction that changed it, and wakes who follows once it is committed. */
export async function announceChat(client: ClientBase, id: string): Promise<void> {
  await client.query({ text: ANNOUNCE, values: [id] });
}

const ANNOUNCE = `
  with logged as (
    insert into events (organization_id, session_id, type, data)
    select s.organization_id, s.id, 'chat.upserted', ${chatJson} from chats c join sessions s on s.id = c.session_id where c.id = $1
    returning organization_id
  )
  select pg_notify('events', organization_id) from logged`;
