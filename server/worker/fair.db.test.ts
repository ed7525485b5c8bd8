import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ulid } from "ulid";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { pool } from "@/server/db/client.ts";
import { silenceConsole } from "@/server/log.ts";
import { type Sandbox, startSandbox } from "@/server/sandbox/index.ts";
import { newOrganization } from "@/server/testing/factories.ts";
import { tellPhone } from "@/server/testing/phone.ts";
import { until } from "@/server/testing/until.ts";
import { startWorker, type Worker } from "./start-worker.ts";

/** Thirty sessions and three workers that come and go. */

silenceConsole();
const SESSIONS = 30;
let directory: string;
let sandbox: Sandbox;
let organization: string;
const workers: Worker[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "switchboard-fair-"));
  sandbox = await startSandbox({ port: 0, dataDir: directory });
  organization = (await newOrganization()).id;
});
const dismiss = () => Promise.all(workers.splice(0).map((worker) => worker.stop()));
beforeEach(async () => {
  await dismiss();
  await pool.query("delete from sessions");
});
afterAll(async () => {
  await dismiss();
  await sandbox.close();
  await rm(directory, { recursive: true, force: true });
});

async function work(): Promise<Worker> {
  const { socketUrl, trustRoot, port } = sandbox;
  const worker = await startWorker({ kind: "sandbox", socketUrl, trustRoot, mediaUrl: `http://127.0.0.1:${port}` });
  workers.push(worker);
  return worker;
}

/** How many each worker holds, the fewest first. */
async function held(): Promise<number[]> {
  const { rows } = await pool.query<{ n: number }>(
    "select count(*)::int as n from leases where expires_at > clock_timestamp() group by owner order by n",
  );
  return rows.map(({ n }) => n);
}
const areFair = (among: number) =>
  until(async () => {
    const counts = await held();
    const all = counts.reduce((sum, n) => sum + n, 0);
    return counts.length === among && all === SESSIONS && counts.at(-1)! - counts[0]! <= 2;
  }, 60);

it("is spread evenly after every coming and going, and a number that moves is not linked anew", async () => {
  const ids = Array.from({ length: SESSIONS }, () => ulid());
  await pool.query(
    "insert into sessions (id, organization_id, kind, status, started_at) select unnest($2::text[]), $1, 'sandbox', 'starting', clock_timestamp()",
    [organization, ids],
  );
  const first = await work();
  await areFair(1);
  const row = async (id: string) => (await pool.query("select * from sessions where id = $1", [id])).rows[0];
  const linked = ids.slice(0, 3);
  const accounts: string[] = [];
  for (const id of linked) {
    const scanned = await until(async () => {
      const { qr_code } = await row(id);
      return qr_code !== null && tellPhone(sandbox, "scan", { qr: qr_code, chats: 2, messages: 4 }).catch(() => false); // it may just have changed
    });
    accounts.push(scanned.account);
  }
  for (const id of linked) await until(async () => (await row(id)).history_phase === "complete");
  const heard = "select from leases where session_id = any($1) and clock_timestamp() - heard_at < interval '1 minute'";
  await until(async () => (await pool.query(heard, [linked])).rowCount === linked.length);

  await work();
  await areFair(2);
  const third = await work();
  await areFair(3);
  await first.stop();
  await areFair(2);
  await third.stop();
  await areFair(1);
  for (const [index, id] of linked.entries()) {
    const account = await until(async () => {
      const { accounts: shown } = await tellPhone(sandbox, "snapshot", { account: accounts[index] });
      return shown[0].sockets === 1 && shown[0];
    });
    expect(account).toMatchObject({ devices: [expect.anything()], replaced: 0 });
    await until(async () => (await row(id)).status === "working");
  }
}, 240_000);
