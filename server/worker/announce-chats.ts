import type { Pool } from "pg";
import { fencedChats, type Lease } from "./lease.ts";
import { logChatPage } from "./projections/events.ts";

const TOGETHER = 500;

/** When history has come, one event for each chat it brought. */
export async function announceChats(pool: Pool, lease: Lease): Promise<void> {
  let after: string | undefined = "0";
  while (after !== undefined) {
    const page: { after: string; limit: number } = { after, limit: TOGETHER };
    after = await fencedChats<string | undefined>(pool, lease, (client) => logChatPage(client, lease.session, page));
  }
}
