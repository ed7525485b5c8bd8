import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { resolve } from "node:path";
import getPort from "get-port";
import { childEnvironment } from "@/server/env.ts";
import { end, waitFor } from "./product.ts";

const FOLDER = resolve(import.meta.dirname, "baselines");
const NAIVE = resolve(FOLDER, "naive");
const NEXT = resolve(import.meta.dirname, "../node_modules/next/dist/bin/next");

export type Baseline = { url: string; stop: () => Promise<void> };
type Start = (databaseUrl: string) => Promise<Baseline>;

/** node:http + pg, no authentication: the limit for rows in JavaScript. `/?session=` */
export const startBare: Start = (databaseUrl) => startServer("bare.ts", databaseUrl);

/** The chat list of the best-known Node gateway, on the same rows. `/?session=` */
export const startPeer: Start = (databaseUrl) => startServer("peer.ts", databaseUrl);

async function startServer(file: string, databaseUrl: string): Promise<Baseline> {
  const port = await getPort();
  const env = childEnvironment({ DATABASE_URL: databaseUrl, NODE_ENV: "production", PORT: String(port) });
  const child = spawn(process.execPath, ["--import", "tsx", resolve(FOLDER, file)], { env, stdio: "ignore" });
  return running(child, `http://127.0.0.1:${port}`);
}

/** A plain Next route with `findMany`, the way most projects write it. `/api/chats?session=` */
export const startNaive: Start = async (databaseUrl) => {
  const env = childEnvironment({ DATABASE_URL: databaseUrl, NODE_ENV: "production" });
  const built = spawnSync(process.execPath, [NEXT, "build", NAIVE], { env, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the naive app does not build: ${built.stderr}`);
  const port = await getPort();
  const command = [NEXT, "start", NAIVE, "--port", String(port), "--hostname", "127.0.0.1"];
  return running(spawn(process.execPath, command, { env, stdio: "ignore" }), `http://127.0.0.1:${port}/api/chats`);
};

async function running(child: ChildProcess, url: string): Promise<Baseline> {
  await waitFor(`${url}?session=none`, child);
  return { url, stop: () => end(child) };
}
