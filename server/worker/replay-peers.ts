import { setTimeout as pause } from "node:timers/promises";
import type { WASocket } from "@whiskeysockets/baileys";
import type { Pool } from "pg";
import type { Arrivals } from "./arrivals.ts";
import type { AuthState } from "./auth-state.ts";
import { messageOf } from "./content/read-stanza.ts";
import { rowsWithBody } from "./inbox.ts";
import { openBody, openNode } from "./inbox-row.ts";
import type { Lease } from "./lease.ts";
import { replayStanza } from "./stanza-gate.ts";

type Replaying = { pool: Pool; lease: Lease; auth: AuthState; arrivals: Arrivals };

const [LOOKS, LOOK_MS] = [50, 100];

/**
 * Hands to Baileys once more what the phone told its devices. All of it while there has been no first sync; afterwards the keys of
 * settings that are not there, for a process may have ended between the inbox and them. Resolves to whether there were any, with them
 * in the store.
 */
export async function replayPeers(socket: WASocket, { pool, lease, auth, arrivals }: Replaying): Promise<boolean> {
  const isFirstSync = auth.creds.accountSyncCounter === 0;
  const missed: string[] = [];
  for (const row of await rowsWithBody(pool, lease.session)) {
    if (!row.node || !row.body) continue;
    const node = openNode(lease.session, row.hash, row.node);
    if (node.attrs.category !== "peer") continue;
    const plain = openBody(lease.session, row.hash, row.body);
    const keys = isFirstSync ? [] : await lackingOf(auth, sharedKeys(messageOf(node, plain)));
    if (!isFirstSync && keys.length === 0) continue;
    missed.push(...keys);
    replayStanza(socket, arrivals, { node, plain });
  }
  for (let looks = 0; looks < LOOKS && (await lackingOf(auth, missed)).length > 0; looks += 1) await pause(LOOK_MS);
  return missed.length > 0;
}

type Content = ReturnType<typeof messageOf>;

const sharedKeys = ({ protocolMessage }: Content): string[] =>
  (protocolMessage?.appStateSyncKeyShare?.keys ?? []).flatMap(({ keyId }) =>
    keyId?.keyId ? [Buffer.from(keyId.keyId).toString("base64")] : [],
  );

/** Those that are not in the store; all, when Baileys does not know yet which one to write with. */
async function lackingOf({ creds, keys }: AuthState, ids: string[]): Promise<string[]> {
  if (ids.length === 0 || creds.myAppStateKeyId === undefined) return ids;
  const known = await keys.get("app-state-sync-key", ids);
  return ids.filter((id) => !known[id]);
}
