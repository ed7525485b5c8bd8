import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { type Receiver, startBareReceiver, startOurReceiver } from "./live-receivers.ts";
import { scanNumber, sessionsOf } from "./link-number.ts";
import { cpuSeconds, pidOf } from "./processes.ts";
import { type BenchProduct, startMeasured } from "./product.ts";
import { type Measured, median, ranked, ratio, short, table } from "./report.ts";

const CHATS = Array.from({ length: 16 }, (_, index) => `4477009001${String(index).padStart(2, "0")}`);
const BURST = 3_000;
const HISTORY = { chats: 3_000, messages: 60_000, seed: 7 };
const TICKS_PER_SECOND = 50;
const SECONDS = 10;

/** Of one burst: messages a second, ms of the receiver's processor for each, and of the simulated WhatsApp's. */
type Burst = { rate: number; cpu: number; sandbox: number };
type Round = Record<"bare" | "ours", Burst>;

/**
 * Live messages, each encrypted with Signal: a worker with every guarantee on beside a bare Baileys socket, in turns. A burst is
 * encrypted before its first message is offered; it ends with the last row, or with the last event.
 */
export async function live(rounds: number): Promise<Measured> {
  const product = await startMeasured();
  const database = new Client({ connectionString: product.databaseUrl });
  await database.connect();
  const bare = await startBareReceiver(product);
  try {
    const ask = sessionsOf(product);
    const ours = await startOurReceiver(product, { ask, database });
    for (const receiver of [bare, ours]) await burst(product, receiver, CHATS.length * 20);
    const measured: Round[] = [];
    for (let round = 0; round < rounds; round++)
      measured.push({ bare: await burst(product, bare, BURST), ours: await burst(product, ours, BURST) });
    const half = median(measured.map((round) => round.ours.rate)) / 2;
    const delays = [];
    for (const rate of [half, 100]) delays.push(await paced(product, ours, { database, rate }));
    await scanNumber(product, ask, HISTORY);
    return report(measured, { delays, beside: await paced(product, ours, { database, rate: 20 }) });
  } finally {
    bare.stop();
    await database.end();
    await product.stop();
  }
}

async function burst(product: BenchProduct, { account, pid, receive }: Receiver, count: number): Promise<Burst> {
  const sandbox = pidOf(product, "server/sandbox/main.ts");
  const received = await receive(count);
  const before = { cpu: cpuSeconds(pid), sandbox: cpuSeconds(sandbox) };
  const { ids } = (await product.tell("say", { account, chats: CHATS, count })) as { ids: string[] };
  const lastAt = await received();
  const { entries } = (await product.tell("journal", { account })) as {
    entries: { at: number; what: string; id: string }[];
  };
  const firstAt = entries.find(({ what, id }) => what === "offered" && id === ids[0])?.at ?? NaN;
  const perMessage = (seconds: number) => (seconds * 1000) / count;
  return {
    rate: count / ((lastAt - firstAt) / 1000),
    cpu: perMessage(cpuSeconds(pid) - before.cpu),
    sandbox: perMessage(cpuSeconds(sandbox) - before.sandbox),
  };
}

type Delays = { rate: number; p50: number; p99: number; count: number };

/** Messages at an even pace: from being put on the wire to their row, in ms. */
async function paced(
  product: BenchProduct,
  { account, receive }: Receiver,
  { database, rate }: { database: Client; rate: number },
): Promise<Delays> {
  const total = Math.round(rate * SECONDS);
  const received = await receive(total);
  const began = performance.now();
  const answers: Promise<unknown>[] = [];
  for (let tick = 1, said = 0; said < total; tick++) {
    const count = Math.min(total, Math.round((rate / TICKS_PER_SECOND) * tick)) - said;
    if (count > 0) answers.push(product.tell("say", { account, chats: CHATS.slice(tick % CHATS.length), count }));
    said += count;
    await sleep(Math.max(0, began + (1000 / TICKS_PER_SECOND) * tick - performance.now()));
  }
  const ids = new Set((await Promise.all(answers)).flatMap((answer) => (answer as { ids: string[] }).ids));
  await received();
  const { entries } = (await product.tell("journal", { account })) as {
    entries: { at: number; what: string; id: string }[];
  };
  const offered = new Map(entries.flatMap(({ what, id, at }) => (what === "offered" && ids.has(id) ? [[id, at]] : [])));
  const { rows } = await database.query<{ id: string; at: number }>(STORED, [[...ids]]);
  const delay = ranked(rows.map(({ id, at }) => at - (offered.get(id) ?? NaN)));
  return { rate, p50: delay(0.5), p99: delay(0.99), count: rows.length };
}

/** When a message's row was told of: in the transaction that wrote it. */
const STORED = `select m.wa_id as id, min(extract(epoch from e.at) * 1000)::float8 as at
  from messages m join events e on e.type = 'message.upserted' and e.data->>'id' = m.id
  where m.wa_id = any($1) group by 1`;

function report(rounds: Round[], { delays, beside }: { delays: Delays[]; beside: Delays }): Measured {
  const side = (name: keyof Round, what: string) => [
    what,
    `${short(median(rounds.map((round) => round[name].rate)))}/s`,
    `${short(median(rounds.map((round) => round[name].cpu)))} ms CPU a message`,
    "",
  ];
  const sandbox = median(rounds.flatMap(({ bare, ours }) => [bare.sandbox, ours.sandbox]));
  const extra = rounds.map(({ bare, ours }) => ours.cpu - bare.cpu);
  return table(`live, ${BURST} Signal-encrypted messages of ${CHATS.length} chats, ${rounds.length} rounds`, [
    side("bare", "bare: a Baileys socket, keys in memory, nothing stored"),
    side("ours", "ours: every guarantee on, until the row is there"),
    ["ours ÷ bare", ...ratio(rounds.map(({ bare, ours }) => ours.rate / bare.rate)), "≥ 0.5"],
    [
      "our CPU on top of Baileys, a message",
      `${short(median(extra))} ms`,
      `${short(Math.min(...extra))}–${short(Math.max(...extra))}`,
      "≤ 0.5 ms",
    ],
    ["the simulated WhatsApp's own ceiling", `${short(1000 / sandbox)}/s`, `${short(sandbox)} ms CPU a message`, ""],
    ...delays.map(({ rate, p50, p99, count }) => [
      `message → row at ${short(rate)}/s, p99 of ${count}`,
      `${short(p99)} ms`,
      `median ${short(p50)} ms`,
      "≤ 300 ms",
    ]),
    [
      `message → row at 20/s while ${HISTORY.chats} chats and ${HISTORY.messages} messages of another number come in, p99`,
      `${short(beside.p99)} ms`,
      `median ${short(beside.p50)} ms`,
      "≤ 1,000 ms",
    ],
  ]);
}
