import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { stopping } from "./stopping.ts";

const DRAIN_MS = 3_000;

/** Takes no more requests, ends what would go on for ever, and answers what has been asked; cuts off what is then not finished. */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  stopping.abort();
  server.closeIdleConnections();
  await Promise.race([closed, sleep(DRAIN_MS, undefined, { ref: false })]);
  server.closeAllConnections();
}
