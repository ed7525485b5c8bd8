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
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("create table if not exists loaded (step int primary key)");
    await client.query("set session_replication_role = replica"); // rows come without checks of what they refer to
    const rows = [...rowsOf(crowd)];
    for (const [number, step] of rows.entries()) await once(client, number, step);
    await buildIndexes(client);
    for (const [number, step] of summariesOf(crowd).entries()) await once(client, rows.length + number, step);
    tell("vacuum");
    await client.query("vacuum (freeze, analyze)");
    await client.query("drop table loaded");
    await client.query("checkpoint");
  } finally {
    await client.end();
  }
}

type Step = { what?: string; sql: string; values?: unknown[] };

/** Each step is a transaction that also notes that it is done. */
async function once(client: Client, number: number, { what, sql, values = [] }: Step): Promise<void> {
  const { rowCount } = await client.query("select from loaded where step = $1", [number]);
  if (rowCount === 1) return;
  await client.query("begin");
  await client.query("select setseed($1)", [(number % 1_000) / 1_000]);
  await client.query(sql, values);
  await client.query("insert into loaded values ($1)", [number]);
  await client.query("commit");
  if (what !== undefined) tell(what);
}

const TABLES = "'chats'::regclass, 'chat_names'::regclass, 'messages'::regclass";
const YEAR = 31_536_000_000;
const AT_ONCE = 500_000;

/** The million chats of one session, and the rest in sessions of ten thousand, without messages: what a list shows stands in the chat. */
function* rowsOf({ organization, few, most, long }: Crowd): Generator<Step> {
  const session = (id: string): Step => ({ sql: SESSION, values: [id, organization] });
  yield { sql: "insert into organizations (id, name) values ($1, 'Crowd')", values: [organization] };
  for (const id of [few, most, long]) yield session(id);
  yield { sql: `update pg_index set indisready = false, indisvalid = false where indrelid in (${TABLES})` };
  for (const id of [few, long]) yield chats(id, FEW);
  yield* messages(few, FEW);
  yield* messages(long, MANY);
  yield {
    what: "words of long ago",
    sql: "update messages set body = body || ' formerly' where session_id = $1 and at < $2",
    values: [long, Date.now() - 0.975 * YEAR],
  };
  yield activity(
    `(extract(epoch from now()) * 1000 - power(random(), 2) * ${YEAR})::bigint`,
    "case when random() < 0.2 then 1 + floor(random() * 9)::int else 0 end",
  );
  yield { ...chats(most, MOST_IN_ONE), what: `${MOST_IN_ONE} chats` };
  for (let stored = MOST_IN_ONE, n = 5; stored < MANY; stored += FEW, n++) {
    yield session(ulid(n));
    yield { ...chats(ulid(n), FEW), ...(stored % 500_000 === 0 && { what: `${stored} of ${MANY} chats` }) };
  }
  yield activity("0", "0");
  yield {
    what: "names",
    sql: "insert into chat_names (chat_id, session_id, search) select id, session_id, search from chats",
  };
}

const chats = (session: string, count: number): Step => ({
  sql: CHATS,
  values: [session, Math.ceil(count), FIRST_NAMES, LAST_NAMES, GROUPS],
});

const activity = (sortAt: string, unread: string): Step => ({
  sql: `alter table chats alter sort_at set default ${sortAt}, alter unread_count set default ${unread}`,
});

function* messages(session: string, count: number): Generator<Step> {
  const bodies = texts(SEED);
  for (let done = 0; done < count; done += AT_ONCE) {
    const values = [session, Math.min(AT_ONCE, count - done), bodies, 1];
    yield { what: `${Math.min(done + AT_ONCE, count)} of ${count} messages`, sql: MESSAGES, values };
  }
}

const summariesOf = ({ few, long }: Crowd): Step[] =>
  [few, long].flatMap((session) => [NEWEST, UNREAD].map((sql) => ({ sql, values: [session] })));

/** Each over all rows at once. */
async function buildIndexes(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index where not indisvalid and indrelid in (${TABLES})`,
  );
  for (const { name } of rows) {
    await client.query(`reindex index ${name}`);
    tell(name);
  }
}

const began = performance.now();
const tell = (what: string) => process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${what}\n`);
