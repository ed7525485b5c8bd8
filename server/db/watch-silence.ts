import type { Socket } from "node:net";
import { Client, type Pool, type PoolClient } from "pg";
import { log } from "@/server/log.ts";

const LOOK_MS = 150;
const QUIET_LOOKS = 3;
const PROBE_MS = 500;

/**
 * A server that has fallen silent (a cut cable, a firewall that forgets) keeps no time limit of its own, and ours must be as long as
 * the longest good query. So when nothing has come in on any connection that is in use for half a second, a fresh connection asks
 * whether anybody is there; if nobody is, every connection is cut, and who waits on one is refused at once.
 */
export function watchSilence(pool: Pool, connectionString: string | undefined): void {
  const clients = new Set<PoolClient>();
  let timer: NodeJS.Timeout | undefined;
  let heard = 0;
  let quiet = 0;

  const look = async () => {
    if (pool.totalCount === pool.idleCount) {
      clearInterval(timer);
      timer = undefined;
      return;
    }
    const now = bytesOf(clients);
    quiet = now === heard ? quiet + 1 : 0;
    heard = now;
    if (quiet !== QUIET_LOOKS) return;
    const there = await answers(connectionString);
    quiet = -QUIET_LOOKS; // long queries are quiet, too: they are not asked about at every look
    if (there || bytesOf(clients) !== heard) return;
    log.db.warn("the database has fallen silent; its connections are cut");
    for (const client of clients) streamOf(client).destroy();
  };

  pool.on("connect", (client) => clients.add(client));
  pool.on("remove", (client) => clients.delete(client));
  pool.on("acquire", () => {
    if (timer) return;
    [heard, quiet] = [bytesOf(clients), 0];
    timer = setInterval(() => void look(), LOOK_MS).unref();
  });
}

const streamOf = (client: PoolClient) => (client as unknown as { connection: { stream: Socket } }).connection.stream; // safe: node-postgres keeps its socket there
const bytesOf = (clients: ReadonlySet<PoolClient>) =>
  [...clients].reduce((sum, client) => sum + streamOf(client).bytesRead, 0);

/** Whatever it answers, a refusal too: then somebody is there. */
async function answers(connectionString: string | undefined): Promise<boolean> {
  const client = new Client({ connectionString, application_name: "switchboard probe" });
  client.on("error", () => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, PROBE_MS, false)));
  const answer = client.connect().then(
    () => true,
    (error: unknown) => typeof (error as { severity?: unknown }).severity === "string",
  );
  const there = await Promise.race([answer, late]);
  clearTimeout(timer);
  if (there) client.end().catch(() => undefined);
  else (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy(); // safe: as above
  return there;
}
