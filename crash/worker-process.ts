import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { env } from "@/server/env.ts";
import { type FaultProxy, faultProxy } from "./fault-proxy.ts";
import { leashed } from "./leashed.ts";

/** A worker as `npm run start:worker` runs it, with a line to the database and one to WhatsApp that can be tampered with. */
export type WorkerProcess = {
  name: string;
  child: ChildProcess;
  database: FaultProxy;
  whatsapp: FaultProxy;
};

export async function startWorkerProcess(name: string, imports: readonly string[]): Promise<WorkerProcess> {
  const address = new URL(env.databaseUrl ?? "");
  const [database, whatsapp] = [await faultProxy(Number(address.port)), await faultProxy(env.sandbox.port)];
  address.port = String(database.port);
  address.searchParams.set("options", `-c crash.worker=${name}`); // how the audit knows who writes
  const child = leashed({
    file: "server/worker/main.ts",
    args: ["--kind", "sandbox"],
    imports,
    settings: { DATABASE_URL: address.href, SANDBOX_PORT: String(whatsapp.port), LOG_LEVEL: "info" },
    output: join(env.dataDir, `${name}.log`),
  });
  return { name, child, database, whatsapp };
}

/** Ends it, and returns when it is gone. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}
