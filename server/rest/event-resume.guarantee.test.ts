import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { issueApiKey } from "@/server/api-keys/index.ts";
import { pool } from "@/server/db/client.ts";
import { closeStreams } from "@/server/events/index.ts";
import { newOrganization, newSession } from "@/server/testing/factories.ts";
import { startHttp } from "@/server/testing/http.ts";
import { size } from "@/server/testing/size.ts";
import { tellCount } from "@/server/testing/tell-count.ts";

/** Readers that are cut off again and again, while events are written by transactions that commit in another order than they began. */
const CLIENTS = size(10, 100);
const CUTS = size(10, 50);
const EVENTS = size(1_500, 10_000);
const WRITERS = 8;

let http: Awaited<ReturnType<typeof startHttp>>;
let key: string;
let organizationId: string;
let sessionId: string;
beforeAll(async () => {
  http = await startHttp();
  organizationId = (await newOrganization()).id;
  sessionId = (await newSession({ organizationId })).id;
  key = (await issueApiKey({ organizationId, name: "k", permissions: ["events"] })).key;
});
afterAll(() => {
  closeStreams();
  return http.stop();
});

/** Reads from `after` on and hangs up in the middle of whatever comes once `seen` says so; gives the id to go on from. */
function read(
  after: string | undefined,
  seen: (id: string, data: string | undefined) => boolean,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let last = after;
    let text = "";
    const headers = { authorization: `Bearer ${key}`, ...(after !== undefined && { "last-event-id": after }) };
    const asked = request(`${http.url}/api/v1/events?types=message.upserted`, { headers, agent: false });
    const leave = () => resolve(last);
    asked.on("error", leave).on("close", leave);
    asked.on("response", (incoming) => {
      incoming.setEncoding("utf8").on("error", leave);
      incoming.on("data", (chunk: string) => {
        const blocks = (text + chunk).split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) {
          const id = /^id: (.*)$/m.exec(block)?.[1];
          if (id === undefined) continue;
          last = id;
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (!seen(id, data)) continue;
          asked.destroy();
          return;
        }
      });
    });
    asked.end();
  });
}

type Reader = { numbers: number[]; twice: number; cuts: number };

async function follow(beginning: string | undefined): Promise<Reader> {
  const ids = new Set<string>();
  const reader: Reader = { numbers: [], twice: 0, cuts: 0 };
  let after = beginning;
  while (reader.numbers.length < EVENTS) {
    let left = reader.cuts < CUTS ? 1 + Math.floor((Math.random() * EVENTS) / CUTS) : Infinity;
    after = await read(after, (id, data) => {
      if (data === undefined) return false;
      if (ids.has(id)) reader.twice++;
      else reader.numbers.push((JSON.parse(data) as { data: { n: number } }).data.n);
      ids.add(id);
      return --left <= 0 || reader.numbers.length === EVENTS;
    });
    reader.cuts++;
  }
  return reader;
}

/** Ids are taken in one order and committed in another: now and then a transaction is held open after its event was written. */
async function write(writer: number): Promise<void> {
  const client = await pool.connect();
  for (let n = writer; n < EVENTS; n += WRITERS) {
    await client.query("begin");
    await client.query(
      "insert into events (organization_id, session_id, type, data) values ($1, $2, 'message.upserted', jsonb_build_object('n', $3::int))",
      [organizationId, sessionId, n],
    );
    if (n % 5 === 0) await sleep(Math.random() * 20);
    await client.query("commit");
  }
  client.release();
}

/** What everybody writes at first: ask for what has a greater id than the last one seen. */
async function followNaively(isOver: () => boolean): Promise<number> {
  let [seen, last] = [0, "0"];
  for (let more = true; more || !isOver();) {
    const { rows } = await pool.query<{ id: string }>(
      "select id from events where organization_id = $1 and id > $2 order by id",
      [organizationId, last],
    );
    seen += rows.length;
    last = rows.at(-1)?.id ?? last;
    more = rows.length > 0;
  }
  return seen;
}

it("readers that are cut off at random miss nothing and are told nothing twice", async () => {
  const beginning = await read(undefined, () => true);
  let isOver = false;
  const readers = Promise.all(Array.from({ length: CLIENTS }, () => follow(beginning)));
  const naive = followNaively(() => isOver);
  for (let from = 0; from < WRITERS; from += 4) await Promise.all([0, 1, 2, 3].map((writer) => write(from + writer)));
  isOver = true;
  const all = await readers;
  expect(await naive, "a reader by id alone").toBeLessThan(EVENTS);
  for (const { numbers, twice, cuts } of all) {
    expect(new Set(numbers).size).toBe(EVENTS);
    expect([numbers.length, twice]).toEqual([EVENTS, 0]);
    expect(cuts).toBeGreaterThan(CUTS / 2);
  }
  const cuts = all.reduce((sum, reader) => sum + reader.cuts, 0);
  tellCount(
    "events",
    CLIENTS * EVENTS,
    `received by ${CLIENTS} readers that were cut off ${cuts.toLocaleString("en")} times`,
  );
});
