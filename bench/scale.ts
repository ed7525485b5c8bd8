import { Client } from "pg";
import { type Crowd, crowd, FEW, MANY, MOST_IN_ONE, SCALE } from "./crowd.ts";
import { p50, p50Ratio, type Target } from "./load.ts";
import { type Plan, plansOf } from "./plans.ts";
import { type BenchProduct, startMeasured } from "./product.ts";
import { type Measured, median, ratio, short, table } from "./report.ts";
import { PLANTED, rareWords } from "./texts.ts";

const TIMES = 20; // requests of a round
const FILTERS = [
  "",
  "?unread=true",
  "?archived=true",
  "?pinned=true",
  "?type=group",
  "?type=status",
  "?archived=true&unread=true",
];
/** Names of many, of few, of one and of none; parts of them, one letter and two. */
const NAMES = [
  ...["amelie", "Amélie%20Müller", "ユキ", "summer", "628000123456", "0123456", "3456", "z", "zz", "q", "zzzz"],
  ...["amelie&unread=true", "Müller&archived=true", "zz&type=group"],
].map((q) => `?q=${q}`);

/**
 * What more rows cost: a database of ten million chats and ten million messages beside one with ten thousand of each, both served by the
 * product, asked in turn. Single requests, one after another. Throws when a plan reads a table from end to end.
 */
export async function scale(rounds: number): Promise<Measured> {
  const stored = await crowd();
  const large = await startMeasured({ SANDBOX: "off", DATA_DIR: stored.dataDir });
  const small = await startMeasured({ SANDBOX: "off" });
  try {
    const sides = { large: await openLarge(large, stored), small: await openSmall(small) };
    const rows = [...(await compared(sides, rounds)), ...(await firstPages(sides.large, rounds))];
    const grown = await withRowsTimesTen(large.databaseUrl, () => plannedFor(sides.large, 10 * MANY));
    return table(`scale, ${SCALE === 1 ? "full size" : `${SCALE} × the sizes named`}, ${rounds} rounds`, [
      ...rows,
      ...grown,
    ]);
  } finally {
    await small.stop();
    await large.stop();
  }
}

type Side = { product: BenchProduct; get: (path: string) => Target; few: string; thread: string };
type Large = Side & Crowd & { longThread: string };

async function openSmall(product: BenchProduct): Promise<Side> {
  const organization = product.admin("org", "create", "Bench");
  const few = product.admin("seed", "--org", organization, "--chats", String(FEW), "--messages", String(FEW));
  return { product, get: getter(product, organization), few, thread: await threadOf(product, few) };
}

async function openLarge(product: BenchProduct, stored: Crowd): Promise<Large> {
  const [thread, longThread] = [await threadOf(product, stored.few), await threadOf(product, stored.long)];
  return { product, ...stored, get: getter(product, stored.organization), thread, longThread };
}

function getter({ admin, url }: BenchProduct, organization: string): Side["get"] {
  const key = admin("key", "create", "--org", organization, "--name", "bench", "--permissions", "read");
  return (path) => ({ url: `${url}/api/v1${path}`, headers: { authorization: `Bearer ${key}` } });
}

/** The group with the most messages of a session: its pages name their senders. */
async function threadOf({ databaseUrl }: BenchProduct, session: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ jid: string }>(
    `select c.jid from messages m join chats c on c.id = m.chat_id where c.session_id = $1 and c.type = 'group'
      group by c.id order by count(*) desc limit 1`,
    [session],
  );
  await client.end();
  return `/sessions/${session}/chats/${rows[0]?.jid ?? ""}/messages`;
}

async function compared({ large, small }: { large: Large; small: Side }, rounds: number): Promise<string[][]> {
  const list = `/sessions/${large.most}/chats`;
  const deep = large.get(`${list}?cursor=${await cursorAfter(large.get(list), 999)}`);
  const row = async (what: string, [one, other]: [Target, Target], bar: string) => {
    const ratios: number[] = [];
    for (let round = 0; round < 3 * rounds; round++) ratios.push(await p50Ratio(one, other, 2 * TIMES));
    return [what, ...ratio(ratios), bar];
  };
  const listOf = ({ get, few }: Side) => get(`/sessions/${few}/chats`);
  const longest = large.get(large.longThread);
  return [
    await row(`list of ${FEW} chats: ${MANY} ÷ ${FEW} chats in the database`, [listOf(large), listOf(small)], "≤ 1.3"),
    await row(`page 1,000 ÷ page 1 of ${MOST_IN_ONE} chats`, [deep, large.get(list)], "≤ 1.2"),
    await row(`page of a thread: ${MANY} ÷ ${FEW} messages`, [longest, small.get(small.thread)], "≤ 1.3"),
  ];
}

async function cursorAfter(list: Target, pages: number): Promise<string> {
  let cursor = "";
  for (let page = 0; page < Math.ceil(pages * SCALE); page++) {
    const answer = await fetch(cursor === "" ? list.url : `${list.url}?cursor=${cursor}`, {
      headers: list.headers ?? {},
    });
    cursor = ((await answer.json()) as { nextCursor: string | null }).nextCursor ?? cursor;
  }
  return cursor;
}

/** Requests that are one row of the table. */
type Question = { what: string; targets: Target[]; bar: number };

function questionsTo({ get, most, long, longThread }: Large): Record<"chats" | "messages", Question[]> {
  const chats = [...FILTERS, ...NAMES].map((query) => ({
    what: `first page of ${MOST_IN_ONE} chats ${decodeURIComponent(query)}`,
    targets: [get(`/sessions/${most}/chats${query}`)],
    bar: 10,
  }));
  const search = (what: string, words: string[]) => ({
    what: `search in ${MANY} messages: ${what}`,
    targets: words.map((word) => get(`/sessions/${long}/messages?q=${word}`)),
    bar: 50,
  });
  const messages = [
    { what: "page of a thread", targets: [get(longThread)], bar: 50 },
    ...Object.entries(PLANTED).map(([word, share]) => search(`a word in ${100 * share} % of them`, [word])),
    search(`${TIMES} words, each in about 0.01 % to 0.2 %`, rareWords(TIMES)),
    search("a word in the oldest fortieth alone", ["formerly"]),
    search("two words that never meet", ["invoice%20lisbon"]),
    search("two words that never meet, the commoner last", ["lisbon%20invoice"]),
    search("the beginning of many words", ["den%20f"]),
    search("a word in none", ["zzzz"]),
  ];
  return { chats, messages };
}

async function firstPages(large: Large, rounds: number): Promise<string[][]> {
  const { chats, messages } = questionsTo(large);
  const questions = [...chats, ...messages];
  const rows: string[][] = [];
  for (const { what, targets, bar } of questions) {
    const medians: number[] = [];
    for (let round = 0; round < rounds; round++) medians.push(await p50(targets, TIMES));
    const spread = `${short(Math.min(...medians))}–${short(Math.max(...medians))}`;
    rows.push([what, `p50 ${short(median(medians))} ms`, spread, `≤ ${bar} ms`]);
  }
  const plans = await plansFor(large, questions);
  return rows.map(([what = "", measured = "", ...rest], at) => [what, `${measured}; ${told(plans[at])}`, ...rest]);
}

async function plansFor({ product }: Large, questions: Question[]): Promise<Plan[]> {
  const plans = await plansOf(
    product,
    questions.flatMap(({ targets }) => targets.slice(0, 1)),
  );
  for (const [at, { whole }] of plans.entries())
    if (whole.length > 0) throw new Error(`${questions[at]?.what ?? ""} reads ${whole.join(", ")} from end to end`);
  return plans;
}

const told = (plan: Plan | undefined) => `${plan?.indexes.join(", ") ?? ""}, ${plan?.pages ?? 0} pages`;

/** The plans of the same requests when PostgreSQL believes in ten times the rows. */
async function plannedFor(large: Large, rows: number): Promise<string[][]> {
  const questions = questionsTo(large).messages;
  const plans = await plansFor(large, questions);
  return questions.map(({ what }, at) => [`planned for ${rows} messages: ${what}`, told(plans[at]), "", "index plan"]);
}

/** Only the counts of rows: with the pages as they are, reading a table from end to end looks cheaper than it would be. */
async function withRowsTimesTen<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const multiply = (factor: number) =>
    client.query(
      `select pg_restore_relation_stats('schemaname', 'public', 'relname', relname::text, 'relpages', relpages, 'reltuples', (reltuples * $1)::real)
       from pg_class where relname ~ '^messages(_|$)' and relkind in ('r', 'i') and relnamespace = 'public'::regnamespace`,
      [factor],
    );
  try {
    await multiply(10);
    return await work();
  } finally {
    await multiply(0.1);
    await client.end();
  }
}
