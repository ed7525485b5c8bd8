import { afterEach, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { until } from "@/server/testing/until.ts";
import { callerWith, newOrganization, newSession } from "@/server/testing/factories.ts";
import { readEvents } from "./read-events.ts";
import type { Event, ReadEvents } from "./schema.ts";

const open = new Set<AbortController>();
afterEach(() => {
  for (const controller of open) controller.abort();
  open.clear();
});

function read(organizationId: string, query: ReadEvents = {}, authorize = () => Promise.resolve()) {
  const controller = new AbortController();
  open.add(controller);
  const events = readEvents(callerWith(organizationId, "events"), query, { signal: controller.signal, authorize });
  return { take: async () => (await events.next()).value as Event, stop: () => controller.abort(), events };
}
type Written = { session?: string; type?: string };
const write = (organizationId: string, n: number, { session, type = "chat.deleted" }: Written = {}) =>
  pool.query("insert into events (organization_id, session_id, type, data) values ($1, $2, $3, $4)", [
    organizationId,
    session ?? null,
    type,
    { n },
  ]);
const horizonPassed = async () =>
  (
    await pool.query<{ passed: boolean }>(
      "select xid < pg_snapshot_xmin(pg_current_snapshot()) as passed from events order by id desc limit 1",
    )
  ).rows[0]?.passed;

it("loses nothing beside writers whose transactions end out of order", async () => {
  const { id } = await newOrganization();
  const reader = read(id);
  await reader.take();
  const WRITERS = 6;
  const EACH = 40;
  const writers = Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const client = await pool.connect();
      for (let n = 0; n < EACH; n++) {
        await client.query("begin");
        await client.query("insert into events (organization_id, type, data) values ($1, 'chat.deleted', $2)", [
          id,
          { n: writer * EACH + n },
        ]);
        if (n % 3 === writer % 3) await client.query("select pg_sleep(0.004)");
        await client.query("commit");
      }
      client.release();
    }),
  );
  const seen = new Set<number>();
  const ids = new Set<string>();
  while (seen.size < WRITERS * EACH) {
    const event = await reader.take();
    expect(ids.has(event.id), "an event came twice").toBe(false);
    ids.add(event.id);
    seen.add(event.data.n as number);
  }
  await writers;
  expect(seen.size).toBe(WRITERS * EACH);
});

it("an event that began before a later one committed is still read", async () => {
  const { id } = await newOrganization();
  const reader = read(id);
  await reader.take();
  const slow = await pool.connect();
  await slow.query("begin");
  await slow.query("insert into events (organization_id, type, data) values ($1, 'chat.deleted', '{\"n\":1}')", [id]);
  await write(id, 2);
  const next = reader.take();
  expect(await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 1_300, "nothing yet"))])).toBe(
    "nothing yet",
  );
  await slow.query("commit");
  slow.release();
  expect([(await next).data.n, (await reader.take()).data.n]).toEqual([1, 2]);
});

it("many events of one transaction come in the order in which they were written", async () => {
  const { id } = await newOrganization();
  const reader = read(id);
  await reader.take();
  await pool.query(
    `insert into events (organization_id, type, data)
     select $1, 'chat.deleted', jsonb_build_object('n', n) from generate_series(1, 1200) n`,
    [id],
  );
  for (let n = 1; n <= 1200; n++) expect((await reader.take()).data).toEqual({ n });
});

it("filters by session and type, and still resumes from there", async () => {
  const { id } = await newOrganization();
  const session = (await newSession({ organizationId: id })).id;
  const reader = read(id, { session, types: ["session.status"] });
  const ready = await reader.take();
  expect(ready.type).toBe("ready");
  await write(id, 1);
  await write(id, 2, { session });
  await write(id, 3, { session, type: "session.status" });
  expect((await reader.take()).data).toEqual({ n: 3 });
  const again = read(id, { after: ready.id });
  expect([(await again.take()).data.n, (await again.take()).data.n, (await again.take()).data.n]).toEqual([1, 2, 3]);
});

it("a notification wakes it long before the second is over", async () => {
  const { id } = await newOrganization();
  const reader = read(id);
  await reader.take();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const next = reader.take();
  await write(id, 1);
  await until(horizonPassed); // transactions of other databases of the cluster hold it back too
  const began = Date.now();
  await pool.query("select pg_notify('events', $1)", [id]);
  await next;
  expect(Date.now() - began).toBeLessThan(500);
});

it("a transaction's number that PostgreSQL lost by breaking down, and gives out once more, tells a reader who waited meanwhile", async () => {
  const { id } = await newOrganization();
  await write(id, 1);
  await until(horizonPassed);
  const reader = read(id);
  await reader.take();
  const client = await pool.connect();
  await client.query("begin");
  const { rows } = await client.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
  await client.query("rollback");
  client.release();
  const next = reader.take();
  await new Promise((resolve) => setTimeout(resolve, 1_500)); // it has looked since
  await pool.query(
    "insert into events (xid, organization_id, type, data) values ($1, $2, 'chat.deleted', '{\"n\": 2}')",
    [rows[0]!.xid, id],
  );
  expect((await next).data).toEqual({ n: 2 });
});

it("another organization's position is no position", async () => {
  const [mine, other] = [await newOrganization(), await newOrganization()];
  const { id } = await read(other.id).take();
  expect((await read(mine.id, { after: id }).take()).type).toBe("reset");
});

it("ends with its signal, and lets go of its listener", async () => {
  const { id } = await newOrganization();
  const reader = read(id);
  await reader.take();
  const next = reader.events.next();
  reader.stop();
  expect(await next).toEqual({ value: undefined, done: true });
  await expect
    .poll(async () => {
      const { rows } = await pool.query(
        "select from pg_stat_activity where application_name = 'switchboard events' and datname = current_database()",
      );
      return rows.length;
    })
    .toBe(0);
});
