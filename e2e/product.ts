import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";

export type Product = { url: string; sandboxPort: number; dataDir: string; stop: () => Promise<void> };

export const OWNER = { email: "rosa@example.org", password: "correct horse battery" };

const PATIENCE = 5 * 60_000; // the first start builds the site
const LAST_WORDS = 4000;

/** The whole product as `npm start` runs it, on data and ports of its own. */
export async function startProduct(): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), "switchboard-e2e-"));
  const [port, sandboxPort] = [await getPort(), await getPort()];
  const child = spawn(process.execPath, ["--import", "tsx", "server/main.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: "",
      PUBLIC_URL: "",
      DATA_DIR: dataDir,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      ADMIN_EMAIL: OWNER.email,
      ADMIN_PASSWORD: OWNER.password,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = `http://localhost:${port}`;
  await ready(child, url);
  const stop = async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url, sandboxPort, dataDir, stop };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-LAST_WORDS)));
  const until = Date.now() + PATIENCE;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(250);
  }
  child.kill("SIGKILL");
  throw new Error(`The product did not start. Its last words:\n${said}`);
}
