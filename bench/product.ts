import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import getPort from "get-port";
import { childEnvironment } from "@/server/env.ts";

const ROOT = resolve(import.meta.dirname, "..");
const TSX = ["--import", "tsx"];

export type Product = {
  url: string;
  databaseUrl: string;
  dataDir: string;
  sandboxPort: number;
  /** Runs the command line and answers the last line of its output. */
  admin: (...args: string[]) => string;
  stop: () => Promise<void>;
};

/** The product as `npm start` runs it, on data of its own in a temporary directory. */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), "switchboard-bench-"));
  const [port, sandboxPort] = [await getPort(), await getPort()];
  const env = childEnvironment({
    DATA_DIR: dataDir,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    LOG_LEVEL: "warn",
    ADMIN_PASSWORD: "bench-password",
    ...settings,
  });
  const child = spawn(process.execPath, [...TSX, "server/main.ts"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  await waitFor(`${url}/readyz`, child);
  const { url: databaseUrl } = JSON.parse(readFileSync(join(dataDir, "postgres.json"), "utf8")) as { url: string };
  const admin = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...TSX, "server/admin/main.ts", ...args], {
      cwd: ROOT,
      env,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`admin ${args.join(" ")}: ${stderr}`);
    return stdout.trim().split("\n").at(-1) ?? "";
  };
  const stop = async () => {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, databaseUrl, dataDir, sandboxPort, admin, stop };
}

/** Waits until the address answers 200; at most five minutes, since the first start builds. */
export async function waitFor(address: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 300_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${address} did not answer`);
}

export function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    if (!child.kill("SIGTERM")) resolve();
  });
}
