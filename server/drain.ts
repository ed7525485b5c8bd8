import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { stopping } from "./stopping.ts";

const TURN_MS = 50;
const QUIET_TURNS = 4;
const GRACE_MS = 700;
const DRAIN_MS = 3_000;

/**
 * Ends what would go on for ever, answers what has been asked, and takes no more requests; cuts off what is then not finished. A
 * server that closes cuts off unread what is on its way, so it waits for a moment in which nothing comes any more.
 */
export async function drain(server: Server): Promise<void> {
  stopping.abort();
  await quiet(server);
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(DRAIN_MS, undefined, { ref: false })]);
  server.closeAllConnections();
}

/** Several turns of the event loop, in each of which it has looked and found nothing new. */
async function quiet(server: Server): Promise<void> {
  const end = performance.now() + GRACE_MS;
  let turns = 0;
  const begin = () => void (turns = 0);
  server.on("connection", begin).on("request", begin);
  for (; turns < QUIET_TURNS && performance.now() < end; turns++) await sleep(TURN_MS);
}
