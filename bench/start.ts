import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BenchProduct, startMeasured } from "./product.ts";
import { type Measured, median, short, table } from "./report.ts";

const CHATS = 10_000;
const MESSAGES = 200_000;

/** `npm start` on data that is there, with a site that is built: from the command to the first /readyz that says ok, sandbox and workers included. */
export async function start(rounds: number): Promise<Measured> {
  const dataDir = mkdtempSync(join(tmpdir(), "switchboard-start-"));
  try {
    await timed(dataDir, ({ admin }) => {
      const organization = admin("org", "create", "Bench");
      admin("seed", "--org", organization, "--chats", String(CHATS), "--messages", String(MESSAGES));
    });
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round++) seconds.push(await timed(dataDir));
    const spread = `${short(Math.min(...seconds))}–${short(Math.max(...seconds))} s`;
    const rows = [["`npm start` → /readyz says ok", `${short(median(seconds))} s`, spread, "≤ 5 s"]];
    return table(`cold start on ${CHATS} chats and ${MESSAGES} messages, ${rounds} rounds`, rows);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Seconds from the command until it is ready; stopped when the work is done. */
async function timed(dataDir: string, work: (product: BenchProduct) => void = () => undefined): Promise<number> {
  const began = performance.now();
  const product = await startMeasured({ DATA_DIR: dataDir });
  const seconds = (performance.now() - began) / 1000;
  try {
    work(product);
  } finally {
    await product.stop();
  }
  return seconds;
}
