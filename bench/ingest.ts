import { readFileSync } from "node:fs";
import { Client } from "pg";
import { type BenchProduct, startMeasured } from "./product.ts";
import { secondsTable, type Measured } from "./report.ts";

const CHATS = 3_000;
const MESSAGES = 60_000;

/** From the scan of the code to the last message stored: one sandbox number through pairing, login and history. */
export async function ingest(): Promise<Measured> {
  const product = await startMeasured();
  try {
    const { seconds, messages } = await linkAndCount(product);
    return secondsTable(`ingest of ${CHATS} chats`, [
      { what: `scan → ${CHATS} chats and ${messages} messages stored`, seconds, bar: "≤ 15 s" },
    ]);
  } finally {
    await product.stop();
  }
}

async function linkAndCount({
  url,
  databaseUrl,
  admin,
  sandboxPort,
  dataDir,
}: BenchProduct): Promise<{ seconds: number; messages: number }> {
  const organization = admin("org", "create", "Bench");
  const key = admin("key", "create", "--org", organization, "--name", "bench", "--permissions", "read,manage");
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const created = await fetch(`${url}/api/v1/sessions`, {
    method: "POST",
    headers,
    body: JSON.stringify({ kind: "sandbox" }),
  });
  const { id } = (await created.json()) as { id: string };
  const qr = await until(async () => {
    const answer = await fetch(`${url}/api/v1/sessions/${id}/qr`, { headers });
    return answer.ok ? ((await answer.json()) as { code: string }).code : undefined;
  });
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const started = performance.now();
  const scanned = await fetch(`http://127.0.0.1:${sandboxPort}/admin/scan`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${readFileSync(`${dataDir}/sandbox/secret`, "utf8").trim()}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ qr, seed: 7, chats: CHATS, messages: MESSAGES }),
  });
  if (!scanned.ok) throw new Error(`the sandbox did not scan: ${await scanned.text()}`);
  const count = () => database.query<{ phase: string; messages: number; chats: number }>(COUNT, [id]);
  const { messages } = await until(async () => {
    const { rows } = await count();
    return rows[0]?.phase === "complete" && rows[0].chats >= CHATS ? rows[0] : undefined;
  });
  const seconds = (performance.now() - started) / 1000;
  await database.end();
  return { seconds, messages };
}

const COUNT = `select history_phase as phase, (select count(*)::int from messages where session_id = s.id) as messages,
  (select count(*)::int from chats where session_id = s.id) as chats from sessions s where id = $1`;

/** Asks five times a second until there is an answer; at most two minutes. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("no answer within two minutes");
}
