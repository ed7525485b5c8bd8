import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import getPort from "get-port";
import { childEnvironment } from "@/server/env.ts";
import { end, waitFor } from "./product.ts";
import { type Measured, secondsTable } from "./report.ts";

/** What a newcomer waits for: a clean clone, `npm ci`, `npm start`, the login page. Packages come from the registry or npm's cache. */
export async function clone(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "switchboard-clone-"));
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    run("git", ["clone", "--quiet", resolve(import.meta.dirname, ".."), folder], tmpdir());
    run("npm", ["ci", "--silent"], folder);
    const installed = seconds();
    const [port, sandboxPort] = [await getPort(), await getPort()];
    const env = childEnvironment({ PORT: String(port), SANDBOX_PORT: String(sandboxPort), LOG_LEVEL: "warn" });
    const child = spawn(process.execPath, ["--import", "tsx", "server/main.ts"], { cwd: folder, env, stdio: "ignore" });
    await waitFor(`http://127.0.0.1:${port}/login`, child);
    const shown = seconds();
    await end(child);
    return secondsTable("from a clean clone", [
      { what: "clone and `npm ci`", seconds: installed, bar: "" },
      { what: "… and `npm start` to the login page", seconds: shown, bar: "≤ 240 s" },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
}
