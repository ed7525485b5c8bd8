import { spawn, spawnSync } from "node:child_process";
import { resolve } from "node:path";
import autocannon from "autocannon";
import getPort from "get-port";
import { childEnvironment } from "@/server/env.ts";
import { end, startMeasured, waitFor } from "./product.ts";
import { ratioTable, type Measured } from "./report.ts";

const NAIVE = resolve(import.meta.dirname, "naive");
const NEXT = resolve(import.meta.dirname, "../node_modules/next/dist/bin/next");
const CONNECTIONS = 16;
const SECONDS = 4;
const CHATS = 10_000;

/**
 * A page of 50 chats over HTTP: the production server with an api-key against the same rows from a plain Next route with
 * `findMany` and no authentication; rounds interleaved, in one run.
 */
export async function list(rounds: number): Promise<Measured> {
  const product = await startMeasured({ SANDBOX: "off" });
  const organization = product.admin("org", "create", "Bench");
  const key = product.admin("key", "create", "--org", organization, "--name", "bench", "--permissions", "read");
  const session = product.admin(
    "seed",
    "--org",
    organization,
    "--chats",
    String(CHATS),
    "--messages",
    String(CHATS * 5),
  );
  const naive = await startNaive(product.databaseUrl);
  const ours = { url: `${product.url}/api/v1/sessions/${session}/chats`, headers: { authorization: `Bearer ${key}` } };
  const theirs = { url: `${naive.url}/api/chats?session=${session}` };
  const samples: [number, number][] = [];
  try {
    for (const target of [ours, theirs]) await load(target, 2);
    for (let round = 0; round < rounds; round++) samples.push([await load(ours, SECONDS), await load(theirs, SECONDS)]);
  } finally {
    await naive.stop();
    await product.stop();
  }
  return ratioTable({
    title: `list 50 of ${CHATS} chats, c = ${CONNECTIONS}, requests/s`,
    ours: "GET /api/v1/sessions/{session}/chats with an api-key",
    baseline: "naive: a Next route with findMany, no authentication",
    bar: "≥ 4 ×",
    samples,
  });
}

/** Requests a second; a run with any answer but 200 does not count. */
async function load(target: { url: string; headers?: Record<string, string> }, duration: number): Promise<number> {
  const result = await autocannon({ ...target, connections: CONNECTIONS, duration });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${target.url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.average;
}

async function startNaive(databaseUrl: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const env = childEnvironment({ DATABASE_URL: databaseUrl, NODE_ENV: "production" });
  const built = spawnSync(process.execPath, [NEXT, "build", NAIVE], { env, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the naive app does not build: ${built.stderr}`);
  const port = await getPort();
  const child = spawn(process.execPath, [NEXT, "start", NAIVE, "--port", String(port), "--hostname", "127.0.0.1"], {
    env,
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  await waitFor(`${url}/api/chats?session=none`, child);
  return { url, stop: () => end(child) };
}
