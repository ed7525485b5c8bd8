import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hashOf, makeKey } from "./api-keys/key.ts";
import { findEmbedded } from "./db/embedded.ts";
import { dumpOf, keysIn, secretsIn } from "./testing/canaries.ts";
import { tellPhone } from "./testing/phone.ts";
import { type Product, startProduct } from "./testing/product.ts";
import { tellCount } from "./testing/tell-count.ts";
import { until } from "./testing/until.ts";

/** The whole product, whose database is killed while a history comes in; it tells all that it ever tells. */
const [CHATS, MESSAGES] = [1_000, 30_000];
const session = "01JRECOVERYSESSION00000000";
const PASSWORD = "canary password of the owner";
let product: Product;

beforeAll(async () => {
  product = await startProduct({ LOG_LEVEL: "debug", ADMIN_PASSWORD: PASSWORD });
}, 240_000);
afterAll(() => product.stop(), 20_000);

const phone = () => ({ port: product.sandboxPort, secret: file("sandbox", "secret") });
const file = (...path: string[]) => readFileSync(join(product.dataDir, ...path), "utf8").trim();

async function read<T extends object>(sql: string): Promise<T[]> {
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
  read<T>(sql).then(
    ([row]) => row,
    () => undefined,
  );

it("brings in all of a history, each message once, though the database is killed in the middle of it", async () => {
  await read(`insert into sessions (id, organization_id, kind, status, started_at)
    select '${session}', id, 'sandbox', 'starting', clock_timestamp() from organizations`);
  const { qr } = await until(() =>
    see<{ qr: string }>(`select qr_code as qr from sessions where id = '${session}' and qr_code is not null`),
  );
  const { account } = await tellPhone(phone(), "scan", { qr, seed: "recovery", chats: CHATS, messages: MESSAGES });

  const stored = `select count(*)::int as n, count(distinct (chat_id, wa_id, from_me, participant))::int as distinct from messages`;
  await until(async () => ((await see<{ n: number }>(stored))?.n ?? 0) > 2_000);
  const { pid } = JSON.parse(file("postgres.json")) as { pid: number };
  process.kill(pid, "SIGKILL");
  const before = await until(() => see<{ n: number }>(stored), 60);
  expect(before.n, "it was killed in the middle").toBeLessThan(MESSAGES);

  await until(() => see(`select from sessions where id = '${session}' and history_phase = 'complete'`), 90);
  const { accounts } = await tellPhone(phone(), "snapshot", { account });
  expect(accounts[0]).toMatchObject({ chats: CHATS, messages: MESSAGES });
  expect(await see(`select count(*)::int as n from chats where session_id = '${session}'`)).toEqual({ n: CHATS });
  expect(await see(stored)).toEqual({ n: MESSAGES, distinct: MESSAGES });
  expect(await see("select count(*)::int as n from inbox where state = 'quarantined'")).toEqual({ n: 0 });
}, 200_000);

/** What people and programs entrust to it, or it made for them; each has to be recognised wherever it turns up. */
describe("what is secret", () => {
  const key = makeKey();
  const friend = "351930000147";
  const word = { said: "canarysaid", garbled: "canarygarbled", asked: "canaryasked" };
  const told = { ...word, friend, key, password: PASSWORD };
  const refusals: string[] = [];

  const ask = async (path: string, { token = key, body }: { token?: string; body?: string } = {}) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const sent = body === undefined ? { headers } : { headers, body, method: "POST" };
    const response = await fetch(`${product.url}${path}`, sent);
    const text = await response.text();
    if (response.status >= 400) refusals.push(text);
    return { status: response.status, text };
  };

  /** The keys of the linked device as they are, once opened with the product's own key. */
  async function credentials() {
    vi.resetModules();
    Object.assign(process.env, { DATA_DIR: product.dataDir, ENCRYPTION_KEY: file("secrets", "encryption_key") });
    const { unsealValue } = await import("./worker/auth-codec.ts");
    const [row] = await read<{ sealed: Buffer }>(`select sealed from auth_creds where session_id = '${session}'`);
    return keysIn(unsealValue(row!.sealed, ["auth_creds", session]));
  }

  it("is in no line of any process, in no refusal, and not in clear in the database", async () => {
    await read(`insert into api_keys (id, organization_id, name, prefix, hash, permissions)
      select 'canary', id, 'crm', 'wa_', '\\x${hashOf(key).toString("hex")}', '{read,send,manage,events}' from organizations
      on conflict do nothing`);
    const S = `/api/v1/sessions/${session}`;
    const [{ jid } = { jid: "" }] = await read<{ jid: string }>(`select jid from sessions where id = '${session}'`);
    const account = jid.split("@")[0]!;
    await tellPhone(phone(), "say", { account, from: friend, text: word.said });
    await tellPhone(phone(), "send", { account, from: friend, message: { conversation: word.garbled }, corrupt: true });
    for (const text of [word.said, word.garbled])
      await until(async () => (await ask(`${S}/messages?q=${text}`)).text.includes(`"body":"${text}"`));

    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const jwt = `${part({ alg: "EdDSA" })}.${part({ sub: word.asked })}.${part(word.asked)}`;
    for (const token of [makeKey(), jwt]) expect((await ask(`${S}/chats`, { token })).status).toBe(401);
    for (const path of [`${S}/chats/${friend}0@s.whatsapp.net`, `${S}/messages/${word.asked}`])
      expect((await ask(path)).status).toBe(404);
    for (const query of [`cursor=${word.asked}`, `limit=${word.asked}`, `archived=${word.asked}`])
      expect((await ask(`${S}/chats?${query}`)).status).toBe(400);
    for (const body of [`{"phoneNumber":"${word.asked}"}`, `{"phoneNumber":"${word.asked}`])
      expect((await ask(`${S}/pairing-code`, { body })).status).toBe(400);
    expect((await ask(`${S}/pairing-code`, { body: `{"phoneNumber":"${friend}"}` })).status).toBe(409);
    expect((await ask(`/login?callbackUrl=${word.asked}`)).status).toBe(200);
    await until(() => product.output().includes('"level":20'));
    await see(
      "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()",
    );
    await until(async () => (await ask(`${S}/messages?q=${word.said}`)).status === 200);

    const keys = await credentials();
    const secrets = {
      ...told,
      account,
      ...keys,
      nextauth: file("secrets", "nextauth_secret"),
      encryption: file("secrets", "encryption_key"),
    };
    expect(Object.keys(keys).length).toBeGreaterThan(5);
    const rooms = ["main", "db", "rest", "worker", "sandbox"].filter((room) =>
      product.output().includes(`"room":"${room}"`),
    );
    expect(rooms).toHaveLength(5);
    expect(secretsIn(product.output(), secrets)).toEqual([]);
    expect(secretsIn(refusals.join(), secrets)).toEqual([]);

    const dump = await dumpOf(await findEmbedded(product.dataDir).then((url) => url!));
    const { key: apiKey, password, friend: _friend, ...texts } = told;
    const sealed = { ...keys, apiKey, password, nextauth: secrets.nextauth, encryption: secrets.encryption };
    for (const [table, rows] of dump) expect([table, secretsIn(rows, sealed)]).toEqual([table, []]);
    for (const table of ["inbox", "parked", "auth_keys", "outbox"])
      expect([table, secretsIn(dump.get(table)!, texts)]).toEqual([table, []]);
    expect(secretsIn(dump.get("messages")!, { said: word.said }), "what is not looked for is not found").toEqual([
      "said",
    ]);
    tellCount(
      "secrets",
      Object.keys(secrets).length,
      `in none of ${product.output().split("\n").length} lines and ${refusals.length} refusals`,
    );
  }, 90_000);
});
