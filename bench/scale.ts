import { Client } from "pg";
import { p50, type Target } from "./load.ts";
import { type BenchProduct, startMeasured } from "./product.ts";
import { type Measured, ratio, short, table } from "./report.ts";

/** So many times the sizes of the bars; `BENCH_SCALE=0.01` tries the program out. */
const SCALE = Number(process.env.BENCH_SCALE ?? 1);
const [FEW, MANY] = [10_000, 10_000_000];
const MOST_IN_ONE = 1_000_000;
const TIMES = 40;
const FILTERS = ["", "?unread=true", "?archived=true", "?type=group", "?type=status", "?archived=true&unread=true"];
const SEARCHES = ["?q=amelie", "?q=Amélie%20Müller", "?q=628000123456", "?q=zzzz", "?unread=true&q=fjodor"];

/** What more rows cost: pages deep in a list, other sessions' chats, one session of a million chats, a long thread and its search. */
export async function scale(rounds: number): Promise<Measured> {
  const product = await startMeasured({ SANDBOX: "off" });
  try {
    const rows = await measured(product, rounds);
    return table(`scale, ${SCALE === 1 ? "full size" : `${SCALE} × the sizes named`}`, rows);
  } finally {
    await product.stop();
  }
}

async function measured({ admin, url, databaseUrl }: BenchProduct, rounds: number): Promise<string[][]> {
  const organization = admin("org", "create", "Bench");
  const key = admin("key", "create", "--org", organization, "--name", "bench", "--permissions", "read");
  const headers = { authorization: `Bearer ${key}` };
  const get = (path: string): Target => ({ url: `${url}/api/v1${path}`, headers });
  const seed = (chats: number, messages: number) =>
    admin(
      "seed",
      "--org",
      organization,
      "--chats",
      String(Math.ceil(chats)),
      "--messages",
      String(Math.ceil(messages)),
    );

  const small = seed(FEW, FEW);
  const list = get(`/sessions/${small}/chats`);
  const smallThread = get(await threadOf(databaseUrl, small));
  const quiet = await p50(list, TIMES);
  const rows: string[][] = [];

  const million = seed(MOST_IN_ONE * SCALE, MOST_IN_ONE * SCALE * 0.3);
  for (const filter of [...FILTERS, ...SEARCHES])
    rows.push(
      await firstPage(`first page of ${MOST_IN_ONE} chats ${filter}`, get(`/sessions/${million}/chats${filter}`), 10),
    );
  const deep = get(
    `/sessions/${million}/chats?cursor=${await cursorOf(get(`/sessions/${million}/chats?limit=50`), 999)}`,
  );
  const top = get(`/sessions/${million}/chats`);
  rows.push(["page 1,000 ÷ page 1", ...(await against(deep, top, rounds)), "≤ 1.2"]);

  for (let stored = MOST_IN_ONE; stored < MANY; stored += MOST_IN_ONE) seed(MOST_IN_ONE * SCALE, 0);
  const crowded = await p50(list, TIMES);
  rows.push([
    `a session of ${FEW} chats, ${MANY} ÷ ${FEW} in the database`,
    `${short(crowded / quiet)} ×`,
    "",
    "≤ 1.3",
  ]);

  const long = seed(FEW, MANY * SCALE);
  const longThread = get(await threadOf(databaseUrl, long));
  rows.push([
    `a page of a thread, ${MANY} ÷ ${FEW} messages`,
    ...(await against(longThread, smallThread, rounds)),
    "≤ 1.3",
  ]);
  for (const q of ["invoice", "sea%20view", "zzzz"])
    rows.push(await firstPage(`search for ${q} in ${MANY} messages`, get(`/sessions/${long}/messages?q=${q}`), 50));
  return rows;
}

async function firstPage(what: string, target: Target, bar: number): Promise<string[]> {
  return [what, `p50 ${short(await p50(target, TIMES))} ms`, "", `≤ ${bar} ms`];
}

/** How many times longer the one takes than the other, rounds interleaved. */
async function against(one: Target, other: Target, rounds: number): Promise<[string, string]> {
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) ratios.push((await p50(one, TIMES)) / (await p50(other, TIMES)));
  return ratio(ratios);
}

async function cursorOf({ url, headers = {} }: Target, pages: number): Promise<string> {
  let cursor = "";
  for (let page = 0; page < pages * Math.min(SCALE, 1); page++) {
    const answer = await fetch(cursor === "" ? url : `${url}&cursor=${cursor}`, { headers });
    cursor = ((await answer.json()) as { nextCursor: string | null }).nextCursor ?? cursor;
  }
  return cursor;
}

/** The thread with the most messages of a session. */
async function threadOf(databaseUrl: string, session: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ jid: string }>(
    `select c.jid from messages m join chats c on c.id = m.chat_id where m.session_id = $1 group by c.jid order by count(*) desc limit 1`,
    [session],
  );
  await client.end();
  return `/sessions/${session}/chats/${rows[0]?.jid ?? ""}/messages`;
}
