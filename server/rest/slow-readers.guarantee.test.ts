import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { pool } from "@/server/db/client.ts";
import { newOrganization } from "@/server/testing/factories.ts";
import { size } from "@/server/testing/size.ts";
import { startWeb } from "@/server/testing/start-web.ts";
import { tellCount } from "@/server/testing/tell-count.ts";

/** Readers who stop reading while far more is told than anybody could hold for them. */
const READERS = size(20, 40);
const EVENTS = 2_000;
const EVENT_BYTES = 16_000;
const MiB = 1024 * 1024;
/** What would pile up if each were kept for each reader. */
const PILE = (READERS * EVENTS * EVENT_BYTES) / MiB;

let web: Awaited<ReturnType<typeof startWeb>>;
let organizationId: string;
let token: string;
const sockets: Socket[] = [];
beforeAll(async () => {
  web = await startWeb();
  organizationId = (await newOrganization()).id;
  token = (await issueApiKey({ organizationId, name: "k", permissions: ["events"] })).key;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await web.stop();
});

const residentMiB = () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${web.pid}/status`, "utf8"))![1]) / 1024;

/** Opens a stream and takes its beginning, and then nothing more until told to. */
async function stall(): Promise<Socket> {
  const socket = connect(web.port, "127.0.0.1").setEncoding("utf8");
  sockets.push(socket);
  socket.on("error", () => undefined);
  socket.write(`GET /api/v1/events HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`);
  let text = "";
  await new Promise<void>((resolve) => {
    socket.on("data", (chunk) => {
      text += String(chunk);
      if (text.includes("id: ")) resolve();
    });
  });
  return socket.removeAllListeners("data").pause();
}

/** Reads on to the event with that number; gives how many came. */
function readTo(socket: Socket, last: number): Promise<number> {
  let [seen, line] = [0, ""];
  return new Promise((resolve) => {
    socket.on("data", (chunk) => {
      const lines = (line + String(chunk)).split("\n");
      line = lines.pop() ?? "";
      const numbers = lines.flatMap((one) => /"data":\{"n":(\d+)/.exec(one)?.[1] ?? []);
      seen += numbers.length;
      if (Number(numbers.at(-1)) === last) resolve(seen);
    });
    socket.resume();
  });
}

it("cost a bounded amount of memory, and harm nobody", async () => {
  await Promise.all(Array.from({ length: READERS }, stall));
  const quick = await stall();
  const before = residentMiB();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, residentMiB())), 50);
  const all = readTo(quick, EVENTS);
  await pool.query(
    `insert into events (organization_id, type, data)
     select $1, 'message.upserted', jsonb_build_object('n', n, 'text', repeat('x', $2)) from generate_series(1, $3) n`,
    [organizationId, EVENT_BYTES, EVENTS],
  );
  expect(await all).toBe(EVENTS);
  clearInterval(watch);
  expect(most - before).toBeLessThan(PILE / 2);
  tellCount(
    "slow readers of events",
    READERS,
    `took nothing of ${Math.round(PILE)} MiB, which cost ${Math.round(most - before)} MiB`,
  );
});

it.runIf(size(false, true))("are let go after half a minute", async () => {
  await sleep(32_000);
  const closed = sockets
    .slice(0, READERS)
    .map((socket) => new Promise((resolve) => socket.on("close", resolve).resume()));
  await Promise.race([Promise.all(closed), sleep(10_000).then(() => Promise.reject(new Error("still open")))]);
  expect(web.alive()).toBe(true);
});
