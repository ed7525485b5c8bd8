import type { ClientBase } from "pg";

/**
 * The first thing that a transaction does which changes chats of a session: such transactions come one after the other, so that in the
 * event log, which is read in the order of transaction ids, the last word on a chat is the newest. Who waits here has no id yet.
 */
export async function holdChats(client: ClientBase, session: string): Promise<void> {
  await client.query({ text: "select pg_advisory_xact_lock(hashtextextended('chats ' || $1, 0))", values: [session] });
}
