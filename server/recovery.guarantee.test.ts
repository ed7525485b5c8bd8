import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findEmbedded } from "./db/embedded.ts";
import { tellPhone } from "./testing/phone.ts";
import { type Product, startProduct } from "./testing/product.ts";
import { until } from "./testing/until.ts";

/** The whole product, whose database is killed while a history comes in. */
const [CHATS, MESSAGES] = [1_000, 30_000];
const session = "01JRECOVERYSESSION00000000";
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 240_000);
afterAll(() => product.stop(), 20_000);

const file = (...path: string[]) => readFileSync(join(product.dataDir, ...path), "utf8").trim();

async function ask<T extends object>(sql: string): Promise<T[]> {
  const client = new Client({ connectionString: await findEmbedded(product.dataDir) });
  client.on("error", () => undefined); // it is about to be killed
  await client.connect();
  return client
    .query<T>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}
/** While the database is away there is nothing to see. */
const see = <T extends object>(sql: string) =>
  ask<T>(sql).then(
    ([row]) => row,
    () => undefined,
  );

it("brings in all of a history, each message once, though the database is killed in the middle of it", async () => {
  await ask(`insert into sessions (id, organization_id, kind, status, started_at)
    select '${session}', id, 'sandbox', 'starting', clock_timestamp() from organizations`);
  const { qr } = await until(() =>
    see<{ qr: string }>(`select qr_code as qr from sessions where id = '${session}' and qr_code is not null`),
  );
  const phone = { port: product.sandboxPort, secret: file("sandbox", "secret") };
  const { account } = await tellPhone(phone, "scan", { qr, seed: "recovery", chats: CHATS, messages: MESSAGES });

  const stored = `select count(*)::int as n, count(distinct (chat_id, wa_id, from_me, participant))::int as distinct from messages`;
  await until(async () => ((await see<{ n: number }>(stored))?.n ?? 0) > 2_000);
  const { pid } = JSON.parse(file("postgres.json")) as { pid: number };
  process.kill(pid, "SIGKILL");
  const before = await until(() => see<{ n: number }>(stored), 60);
  expect(before.n, "it was killed in the middle").toBeLessThan(MESSAGES);

  await until(() => see(`select from sessions where id = '${session}' and history_phase = 'complete'`), 90);
  const { accounts } = await tellPhone(phone, "snapshot", { account });
  expect(accounts[0]).toMatchObject({ chats: CHATS, messages: MESSAGES });
  expect(await see(`select count(*)::int as n from chats where session_id = '${session}'`)).toEqual({ n: CHATS });
  expect(await see(stored)).toEqual({ n: MESSAGES, distinct: MESSAGES });
  expect(await see("select count(*)::int as n from inbox where state = 'quarantined'")).toEqual({ n: 0 });
}, 200_000);
