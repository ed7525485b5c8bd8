import { setTimeout as sleep } from "node:timers/promises";
import { awaitHistory, scanNumber, sessionsOf } from "./link-number.ts";
import { pidOf, residentMegabytes } from "./processes.ts";
import { startMeasured } from "./product.ts";
import { type Measured, short, table } from "./report.ts";

const NUMBERS = 100;
const AT_ONCE = 10;
const CHATS = 20;
const MESSAGES = 200;
const REST_MS = 30_000;

/** Memory of a worker that holds a hundred linked numbers on which nothing happens, beside what it holds without any. */
export async function idle(): Promise<Measured> {
  const product = await startMeasured();
  try {
    const ask = sessionsOf(product);
    const pid = pidOf(product, "server/worker/main.ts", "--kind sandbox");
    const floor = residentMegabytes(pid);
    for (let linked = 0; linked < NUMBERS; linked += AT_ONCE) {
      const link = async () => awaitHistory(ask, await scanNumber(product, ask, { chats: CHATS, messages: MESSAGES }));
      await Promise.all(Array.from({ length: AT_ONCE }, link));
    }
    const justLinked = residentMegabytes(pid);
    await sleep(REST_MS);
    const resting = residentMegabytes(pid);
    const each = (megabytes: number) => `${short((megabytes - floor) / NUMBERS)} MB`;
    return table(`${NUMBERS} idle numbers of ${CHATS} chats on one worker`, [
      ["the worker without a number", `${short(floor)} MB`, "", ""],
      ["with all, idle for 30 s", `${short(resting)} MB`, `${short(justLinked)} MB when the last was linked`, ""],
      ["memory of a number", each(resting), "", "≤ 10 MB"],
    ]);
  } finally {
    await product.stop();
  }
}
