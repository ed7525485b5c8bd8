import { Client } from "pg";
import { copySeconds, decodeSeconds } from "./baselines/decode-and-copy.ts";
import { awaitHistory, scanNumber, sessionsOf } from "./link-number.ts";
import { peakMegabytes, pidOf } from "./processes.ts";
import { type BenchProduct, startMeasured } from "./product.ts";
import { type Measured, median, ratio, short, table } from "./report.ts";

/** A history as a phone has it; the large one is linked once, for it takes minutes. */
type Size = { chats: number; messages: number };
const SMALL: Size = { chats: 3_000, messages: 60_000 };
const LARGE: Size = { chats: 100_000, messages: 1_000_000 };

/** In seconds: from the scan on, and of that from the first notice in the inbox on; what Baileys and PostgreSQL need at least. */
type Round = { ours: number; worker: number; decode: number; copy: number };
const bare = ({ decode, copy }: Round) => decode + copy;

/**
 * From the scan of a code to the last message stored, with pairing, login and every guarantee, beside what nobody can do without: Baileys'
 * decoding of the same history, and a COPY of the rows that came of it into tables with the same indexes, on the server itself.
 */
export const ingest = (rounds: number): Promise<Measured> =>
  withWorker(async (product, peak) => {
    const small: Round[] = [];
    for (let round = 0; round < rounds; round++) small.push(await measure(product, SMALL));
    return table(`ingest of a history, ${rounds} rounds`, [...rowsOf(SMALL, small), memoryRow(peak())]);
  });

/** The large one, once, and a small one before it in the same database. */
export const ingestLarge = (): Promise<Measured> =>
  withWorker(async (product, peak) => {
    const small = [await measure(product, SMALL)];
    const large = [await measure(product, LARGE)];
    const growth = `${short(perMessage(LARGE, large) / perMessage(SMALL, small))} ×`;
    return table("ingest of a large history", [
      ...rowsOf(SMALL, small),
      ...rowsOf(LARGE, large),
      ["a message, large ÷ small", growth, "", "linear: ≤ 1.2"],
      memoryRow(peak()),
    ]);
  });

async function withWorker(work: (product: BenchProduct, peak: () => number) => Promise<Measured>): Promise<Measured> {
  const product = await startMeasured();
  try {
    const worker = pidOf(product, "server/worker/main.ts", "--kind sandbox");
    return await work(product, () => peakMegabytes(worker));
  } finally {
    await product.stop();
  }
}

const memoryRow = (peak: number) => ["memory of the worker at its highest", `${short(peak)} MB`, "", "≤ 512 MB"];

const perMessage = ({ messages }: Size, rounds: Round[]) => median(rounds.map(({ ours }) => ours)) / messages;

function rowsOf({ chats, messages }: Size, rounds: Round[]): string[][] {
  const seconds = (what: string, values: number[]) => [
    what,
    `${short(median(values))} s`,
    `${short(Math.min(...values))}–${short(Math.max(...values))} s`,
    "",
  ];
  return [
    seconds(
      `scan → ${chats} chats and ${messages} messages stored`,
      rounds.map(({ ours }) => ours),
    ),
    seconds(
      "… of that since the first notice of it was in the inbox",
      rounds.map(({ worker }) => worker),
    ),
    seconds(
      "… Baileys decodes them",
      rounds.map(({ decode }) => decode),
    ),
    seconds(
      "… COPY of their rows",
      rounds.map(({ copy }) => copy),
    ),
    ["ours ÷ (decoding + COPY)", ...ratio(rounds.map((round) => round.ours / bare(round))), "≤ 3"],
  ];
}

async function measure(product: BenchProduct, size: Size): Promise<Round> {
  const ask = sessionsOf(product);
  const began = performance.now();
  const session = await scanNumber(product, ask, { seed: "7", ...size });
  await awaitHistory(ask, session);
  const ours = (performance.now() - began) / 1000;
  const client = new Client({ connectionString: product.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ worker: number }>(PROJECTED, [session]);
    const { worker = NaN } = rows[0] ?? {};
    return { ours, worker, decode: await decodeSeconds(size), copy: await copySeconds(client, session) };
  } finally {
    await client.end();
  }
}

const PROJECTED =
  "select extract(epoch from max(done_at) - min(received_at))::float8 as worker from inbox where session_id = $1";
