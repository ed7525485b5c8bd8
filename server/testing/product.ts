import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import getPort from "get-port";
import { until } from "./until.ts";

/** The whole product as a person starts it: `npm start` and `npm run demo`, on a data directory and ports that a test names. */
export const READY_MS = 240_000; // the first start builds the site
export type Started = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

export function start(settings: Record<string, string>, ...words: string[]): Started {
  const { DATABASE_URL: _ours, ENCRYPTION_KEY: _key, NEXTAUTH_SECRET: _secret, NODE_ENV: _mode, ...rest } = process.env;
  const env = { ...rest, NODE_ENV: "" as "test", LOG_LEVEL: "warn", ...settings };
  const child = spawn(process.execPath, ["--import", "tsx", "server/main.ts", ...words], {
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return { child, output: () => output, ended };
}

export const ready = ({ output, child }: Started) =>
  until(
    () => output().includes("Switchboard is at") || (child.exitCode !== null && Promise.reject(new Error(output()))),
    READY_MS / 1_000,
    output,
  );

export type Product = Pick<Started, "output"> & {
  url: string;
  sandboxPort: number;
  dataDir: string;
  stop: () => Promise<void>;
};

/** `npm start`, ready, on ports of its own; on data of its own too, which go when it stops, unless DATA_DIR names some. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const dataDir = settings.DATA_DIR ?? mkdtempSync(join(tmpdir(), "switchboard-product-"));
  const [port, sandboxPort] = [await getPort(), await getPort()];
  const ports = { PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
  const started = start({ DATA_DIR: dataDir, PUBLIC_URL: "", ...ports, ...settings });
  const stop = async () => {
    started.child.kill("SIGTERM");
    await started.ended;
    if (settings.DATA_DIR === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  await ready(started).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url: `http://localhost:${port}`, sandboxPort, dataDir, stop, output: started.output };
}

/** Every process, however it descends, was given this data directory. */
export function processesOf(dataDir: string): { pid: number; command: string }[] {
  const read = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, "utf8");
    } catch {
      return "";
    }
  };
  return readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid) && `${read(pid, "environ")}${read(pid, "cmdline")}`.includes(dataDir))
    .map((pid) => ({ pid: Number(pid), command: read(pid, "cmdline").replaceAll("\0", " ") }))
    .filter(({ command }) => command !== "");
}

export const status = (port: number, path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    (response) => response.status,
    () => 0,
  );
export const gone = (dataDir: string, patience: number) =>
  until(
    () => processesOf(dataDir).length === 0,
    patience / 1_000,
    () => JSON.stringify(processesOf(dataDir), null, 1),
  );
