import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Client } from "pg";
import { childEnvironment } from "@/server/env.ts";
import { until } from "@/server/testing/until.ts";
import { type Ask, awaitHistory, scanNumber } from "./link-number.ts";
import { pidOf } from "./processes.ts";
import type { BenchProduct } from "./product.ts";

const PATIENCE = 120; // seconds
const PHONE = { chats: 0, seed: 7 };

/** Who gets messages, and the process in which that happens. */
export type Receiver = {
  account: string;
  pid: number;
  /** Call before they are sent; the answer waits until so many more are there, and says when the last one was, in epoch ms. */
  receive: (count: number) => Promise<() => Promise<number>>;
};

/** A number of the product's worker: received is what has a row. */
export async function startOurReceiver(
  product: BenchProduct,
  { ask, database }: { ask: Ask; database: Client },
): Promise<Receiver> {
  const session = await scanNumber(product, ask, PHONE);
  const account = await awaitHistory(ask, session);
  const stored = async () => {
    const { rows } = await database.query<{ count: number; at: number }>(STORED, [session]);
    return rows[0] ?? { count: 0, at: NaN };
  };
  return {
    account,
    pid: pidOf(product, "server/worker/main.ts", "--kind sandbox"),
    receive: async (count) => {
      const before = await stored();
      return async () => {
        const { at } = await until(async () => {
          const now = await stored();
          return now.count >= before.count + count ? now : undefined;
        }, PATIENCE);
        return at;
      };
    },
  };
}

const STORED = `select (select count(*)::int from messages where session_id = $1) as count,
  (select extract(epoch from max(done_at))::float8 * 1000 from inbox where session_id = $1) as at`;

type Told = { qr?: string; open?: true };
type Given = { count: number; lastAt: number };

/** A socket of Baileys alone, in a process of its own: received is what it has been told of. */
export async function startBareReceiver(product: BenchProduct): Promise<Receiver & { stop: () => void }> {
  const trustRoot = readFileSync(join(product.dataDir, "sandbox", "trust-root"), "utf8").trim();
  const file = resolve(import.meta.dirname, "baselines", "bare-socket.ts");
  const url = `ws://127.0.0.1:${product.sandboxPort}/ws/chat`;
  const child = spawn(process.execPath, ["--import", "tsx", file, url, trustRoot], {
    env: childEnvironment({}),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const told: Told = {};
  child.on("message", (news) => Object.assign(told, news));
  const qr = await until(() => Promise.resolve(told.qr), PATIENCE);
  const { account } = (await product.tell("scan", { qr, ...PHONE })) as { account: string };
  await until(() => Promise.resolve(told.open), PATIENCE);
  const given = () =>
    new Promise<Given>((resolve) => {
      child.once("message", (news) => resolve(news as Given)); // safe: once it is open it answers, and says nothing else
      child.send("given?");
    });
  return {
    account,
    pid: child.pid ?? NaN,
    stop: () => child.kill(),
    receive: async (count) => {
      const before = await given();
      return async () => {
        const { lastAt } = await until(async () => {
          const now = await given();
          return now.count >= before.count + count ? now : undefined;
        }, PATIENCE);
        return lastAt;
      };
    },
  };
}
