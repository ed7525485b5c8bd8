import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Client } from "pg";
import { CHATS, FIRST_NAMES, GROUPS, LAST_NAMES, MESSAGES, NEWEST, SESSION, UNREAD } from "@/server/admin/seed-sql.ts";
import { startEmbedded } from "@/server/db/embedded.ts";
import { migrate } from "@/server/db/migrate.ts";
import { texts } from "./texts.ts";

/** So many times the sizes of the bars; `BENCH_SCALE=0.01` tries the program out. */
export const SCALE = Number(process.env.BENCH_SCALE ?? 1);
export const FEW = 10_000;
export const MOST_IN_ONE = 1_000_000 * SCALE;
export const MANY = 10_000_000 * SCALE;
const SEED = 7;

const ulid = (n: number) => n.toString().padStart(26, "0");

/**
 * A database of ten million chats and ten million messages, made once in .data/bench, which takes most of an hour, and kept there for the
 * next run; one that was interrupted goes on where it was. `few`: a session with as many chats and messages as the one it is compared
 * with. `most`: a million chats. `long`: as many chats as `few`, and the messages.
 */
export type Crowd = { dataDir: string; organization: string; few: string; most: string; long: string };

export async function crowd(): Promise<Crowd> {
  const dataDir = resolve(import.meta.dirname, `../.data/bench/crowd-${SCALE}`);
  const stored = { dataDir, organization: ulid(1), few: ulid(2), most: ulid(3), long: ulid(4) };
  const whole = `${dataDir}/whole`;
  if (existsSync(whole)) return stored;
  const database = await startEmbedded(dataDir, { settings: HURRIED });
  try {
    await migrate(database.url);
    await load(database.url, stored);
    writeFileSync(whole, "");
    return stored;
  } finally {
    await database.stop();
  }
}

/** Nothing of it is precious before it is whole. */
const HURRIED = {
  ...{ fsync: "off", full_page_writes: "off", synchronous_commit: "off", autovacuum: "off", wal_level: "minimal" },
  ...{
    max_wal_senders: "0",
    max_wal_size: "8GB",
    shared_buffers: "1GB",
    maintenance_work_mem: "1GB",
    work_mem: "256MB",
  },
};

async function load(url: string, crowd: Crowd): Promise<void> {
  const [one, other] = [await openLoader(url), await openLoader(url)];
  try {
    await one.query("create table if not exists loaded (step text primary key)");
    await each([one], beginning(crowd));
    await each([one, other], messages(crowd.long, MANY));
    await Promise.all([
      each([one], [longAgo(crowd)]).then(() => buildIndexes(one, ["messages"])),
      each([other], crowdOf(crowd)).then(() => buildIndexes(other, ["chats", "chat_names"])),
    ]);
    await each([one], summaries(crowd));
    tell("vacuum");
    await one.query("vacuum (freeze, analyze)");
    await one.query("drop table loaded");
    await one.query("checkpoint");
  } finally {
    await one.end();
    await other.end();
  }
}

async function openLoader(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("set session_replication_role = replica"); // rows come without checks of what they refer to
  return client;
}

/** What one transaction does, which also notes that it is done. */
type Step = { name: string; sql: string; values?: unknown[] };

/** The steps, shared among the connections. */
async function each(clients: Client[], steps: Iterable<Step>): Promise<void> {
  const waiting = steps[Symbol.iterator]();
  const work = async (client: Client) => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await once(client, next.value);
  };
  await Promise.all(clients.map(work));
}

async function once(client: Client, { name, sql, values = [] }: Step): Promise<void> {
  const { rowCount } = await client.query("select from loaded where step = $1", [name]);
  if (rowCount === 1) return;
  await client.query("begin");
  await client.query("select setseed(hashtext($1)::float8 / 2147483648)", [name]);
  await client.query(sql, values);
  await client.query("insert into loaded values ($1)", [name]);
  await client.query("commit");
  tell(name);
}

const YEAR = 31_536_000_000;
const AT_ONCE = 500_000;

/** The sessions with messages and their chats, while the tables are small and without indexes. */
function* beginning({ organization, few, most, long }: Crowd): Generator<Step> {
  yield {
    name: "organization",
    sql: "insert into organizations (id, name) values ($1, 'Crowd')",
    values: [organization],
  };
  for (const id of [few, most, long]) yield { name: `session ${id}`, sql: SESSION, values: [id, organization] };
  yield {
    name: "no indexes",
    sql: `update pg_index set indisready = false, indisvalid = false
      where indrelid in ('chats'::regclass, 'chat_names'::regclass, 'messages'::regclass)`,
  };
  for (const id of [few, long]) yield chats(id, FEW);
  yield { name: "counted", sql: "analyze chats" };
  yield* messages(few, FEW);
}

const longAgo = ({ long }: Crowd): Step => ({
  name: "words of long ago",
  sql: "update messages set body = body || ' formerly' where session_id = $1 and at < $2",
  values: [long, Date.now() - 0.975 * YEAR],
});

/** The million chats of one session, and the rest in sessions of ten thousand, without messages: what a list shows stands in the chat. */
function* crowdOf({ organization, most }: Crowd): Generator<Step> {
  yield activity(
    `(extract(epoch from now()) * 1000 - power(random(), 2) * ${YEAR})::bigint`,
    "case when random() < 0.2 then 1 + floor(random() * 9)::int else 0 end",
  );
  yield chats(most, MOST_IN_ONE);
  for (let stored = MOST_IN_ONE, n = 5; stored < MANY; stored += FEW, n++) {
    yield { name: `session ${ulid(n)}`, sql: SESSION, values: [ulid(n), organization] };
    yield chats(ulid(n), FEW);
  }
  yield activity("0", "0");
  yield {
    name: "names",
    sql: "insert into chat_names (chat_id, session_id, search) select id, session_id, search from chats",
  };
}

const chats = (session: string, count: number): Step => ({
  name: `chats of ${session}`,
  sql: CHATS,
  values: [session, Math.ceil(count), FIRST_NAMES, LAST_NAMES, GROUPS],
});

const activity = (sortAt: string, unread: string): Step => ({
  name: `chats come with ${sortAt}`,
  sql: `alter table chats alter sort_at set default ${sortAt}, alter unread_count set default ${unread}`,
});

function* messages(session: string, count: number): Generator<Step> {
  const bodies = texts(SEED);
  for (let done = 0; done < count; done += AT_ONCE) {
    const values = [session, Math.min(AT_ONCE, count - done), bodies, 1];
    yield { name: `messages of ${session} behind ${done}`, sql: MESSAGES, values };
  }
}

function* summaries({ few, long }: Crowd): Generator<Step> {
  for (const session of [few, long])
    for (const [what, sql] of Object.entries({ newest: NEWEST, unread: UNREAD }))
      yield { name: `${what} of ${session}`, sql, values: [session] };
}

/** Each over all rows at once. */
async function buildIndexes(client: Client, tables: string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select indexrelid::regclass::text as name from pg_index where not indisvalid and indrelid = any($1::regclass[])",
    [tables],
  );
  for (const { name } of rows) {
    await client.query(`reindex index ${name}`);
    tell(name);
  }
}

const began = performance.now();
const tell = (what: string) => process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${what}\n`);
