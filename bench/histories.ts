import { setTimeout as sleep } from "node:timers/promises";
import { awaitHistory, type Ask, scanNumber, sessionsOf } from "./link-number.ts";
import { startMeasured } from "./product.ts";
import { type Measured, ranked, short, table } from "./report.ts";

const NUMBERS = 10;
const WISH = { chats: 1_000, messages: 20_000 };
const PER_SECOND = 50;
const QUIET_SECONDS = 20;

/** How long pages of chats take somebody while the histories of ten new numbers come in, beside when nothing does. */
export async function histories(): Promise<Measured> {
  const product = await startMeasured();
  try {
    const ask = sessionsOf(product);
    const read = product.admin("seed", "--org", "My organization", "--chats", "10000", "--messages", "50000");
    const page = () => ask(`/${read}/chats?limit=50`);
    await timesOf(page, sleep(2_000));
    const quiet = await timesOf(page, sleep(QUIET_SECONDS * 1000));
    const began = performance.now();
    const ingested = await timesOf(page, ingest(product, ask));
    const seconds = (performance.now() - began) / 1000;
    const [calm, busy] = [ranked(quiet), ranked(ingested)];
    return table(`pages of 50 chats, ${PER_SECOND}/s, while ${NUMBERS} histories are ingested`, [
      [`quiet, p99 of ${quiet.length}`, `${short(calm(0.99))} ms`, `median ${short(calm(0.5))} ms`, ""],
      [
        `${NUMBERS} × (${WISH.chats} chats, ${WISH.messages} messages), p99 of ${ingested.length}`,
        `${short(busy(0.99))} ms`,
        `median ${short(busy(0.5))} ms`,
        "",
      ],
      ["p99, ingesting ÷ quiet", `${short(busy(0.99) / calm(0.99))} ×`, "", "≤ 3"],
      ["from the first code to the last history", `${seconds.toFixed(1)} s`, "", ""],
    ]);
  } finally {
    await product.stop();
  }
}

async function ingest(product: Parameters<typeof scanNumber>[0], ask: Ask): Promise<void> {
  const number = async () => awaitHistory(ask, await scanNumber(product, ask, WISH));
  await Promise.all(Array.from({ length: NUMBERS }, number));
}

/** Asks at an even pace until that is over, whether the answers keep up or not; each in ms from when it was due. */
async function timesOf(page: () => Promise<unknown>, over: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const asked: Promise<unknown>[] = [];
  const running = { is: true };
  void over.finally(() => (running.is = false));
  for (let due = performance.now(); running.is; due += 1000 / PER_SECOND) {
    await sleep(Math.max(0, due - performance.now()));
    const at = due;
    asked.push(page().then(() => times.push(performance.now() - at)));
  }
  await Promise.all([...asked, over]);
  return times;
}
