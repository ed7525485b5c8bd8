import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Client } from "pg";
import { ulid } from "ulid";
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

/**
 * A database of ten million chats and ten million messages, made once in .data/bench, which takes most of an hour, and kept there for the
 * next run. `few`: a session with as many chats and messages as the one it is compared with. `most`: a million chats. `long`: as many
 * chats as `few`, and the messages.
 */
export type Crowd = { dataDir: string; organization: string; few: string; most: string; long: string };

export async function crowd(): Promise<Crowd> {
  const dataDir = resolve(import.meta.dirname, `../.data/bench/crowd-${SCALE}`);
  const known = `${dataDir}/crowd.json`;
  if (existsSync(known)) return JSON.parse(readFileSync(known, "utf8")) as Crowd;
  rmSync(dataDir, { recursive: true, force: true });
  const database = await startEmbedded(dataDir, { settings: HURRIED });
  try {
    await migrate(database.url);
    const made = { dataDir, ...(await load(database.url)) };
    writeFileSync(known, JSON.stringify(made));
    return made;
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

async function load(url: string): Promise<Omit<Crowd, "dataDir">> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await fill(client);
  } finally {
    await client.end();
  }
}

async function fill(client: Client): Promise<Omit<Crowd, "dataDir">> {
  const organization = ulid();
  const [few, most, long] = [ulid(), ulid(), ulid()];
  await client.query("select setseed(0.7)");
  await client.query("insert into organizations (id, name) values ($1, 'Crowd')", [organization]);
  for (const session of [few, most, long]) await client.query(SESSION, [session, organization]);
  await withoutIndexes(client, async () => {
    for (const session of [few, long]) await client.query(CHATS, [session, FEW, FIRST_NAMES, LAST_NAMES, GROUPS]);
    await messages(client, few, FEW);
    await messages(client, long, MANY);
    await client.query("update messages set body = body || ' formerly' where session_id = $1 and at < $2", [
      long,
      longAgo(),
    ]);
    await strangers(client, organization, most);
  });
  for (const session of [few, long]) for (const statement of [NEWEST, UNREAD]) await client.query(statement, [session]);
  tell("vacuum");
  await client.query("vacuum (freeze, analyze)");
  await client.query("checkpoint");
  return { organization, few, most, long };
}

const YEAR = 31_536_000_000;
const longAgo = () => Date.now() - 0.975 * YEAR;
const AT_ONCE = 500_000;

async function messages(client: Client, session: string, count: number): Promise<void> {
  const bodies = texts(SEED);
  for (let done = 0; done < count; done += AT_ONCE) {
    await client.query(MESSAGES, [session, Math.min(AT_ONCE, count - done), bodies, 1]);
    tell(`${Math.min(done + AT_ONCE, count)} of ${count} messages`);
  }
}

/** The million chats of one session, and the rest in sessions of ten thousand, without messages: what a list shows stands in the chat. */
async function strangers(client: Client, organization: string, most: string): Promise<void> {
  const alter = (sortAt: string, unread: string) =>
    client.query(`alter table chats alter sort_at set default ${sortAt}, alter unread_count set default ${unread}`);
  const chats = (session: string, count: number) =>
    client.query(CHATS, [session, count, FIRST_NAMES, LAST_NAMES, GROUPS]);
  await alter(
    `(extract(epoch from now()) * 1000 - power(random(), 2) * ${YEAR})::bigint`,
    "case when random() < 0.2 then 1 + floor(random() * 9)::int else 0 end",
  );
  await chats(most, Math.ceil(MOST_IN_ONE));
  for (let stored = MOST_IN_ONE; stored < MANY; stored += FEW) {
    const session = ulid();
    await client.query(SESSION, [session, organization]);
    await chats(session, FEW);
    if (stored % 500_000 === 0) tell(`${stored} of ${MANY} chats`);
  }
  await alter("0", "0");
}

/** Rows come without checks of what they refer to, and the indexes of both tables are built afterwards, over all rows at once. */
async function withoutIndexes(client: Client, work: () => Promise<void>): Promise<void> {
  const tables = ["chats", "messages"];
  await client.query("set session_replication_role = replica");
  await client.query(
    "update pg_index set indisready = false, indisvalid = false where indrelid = any($1::regclass[])",
    [tables],
  );
  await work();
  await client.query("set session_replication_role = origin");
  for (const table of tables) {
    tell(`indexes of ${table}`);
    await client.query(`reindex table ${table}`);
  }
}

const began = performance.now();
const tell = (what: string) => process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${what}\n`);
