import { Client } from "pg";
import { until } from "@/server/testing/until.ts";
import { type BenchProduct, startMeasured } from "./product.ts";
import { secondsTable, type Measured } from "./report.ts";

const CHATS = 3_000;
const MESSAGES = 60_000;
const PATIENCE = 120; // seconds

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
  tell,
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
  }, PATIENCE);
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const started = performance.now();
  await tell("scan", { qr, seed: 7, chats: CHATS, messages: MESSAGES });
  const count = () => database.query<{ phase: string; messages: number; chats: number }>(COUNT, [id]);
  const { messages } = await until(async () => {
    const { rows } = await count();
    return rows[0]?.phase === "complete" && rows[0].chats >= CHATS ? rows[0] : undefined;
  }, PATIENCE);
  const seconds = (performance.now() - started) / 1000;
  await database.end();
  return { seconds, messages };
}

const COUNT = `select history_phase as phase, (select count(*)::int from messages where session_id = s.id) as messages,
  (select count(*)::int from chats where session_id = s.id) as chats from sessions s where id = $1`;
