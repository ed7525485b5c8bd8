import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { env } from "@/server/env.ts";
import { log, silenceConsole } from "@/server/log.ts";
import type { WorkerOptions } from "./start-worker.ts";

/** The process: serves sessions of one kind, because Baileys trusts one root key a process. Ends within 8 s of SIGTERM. */

const EXIT_AFTER_MS = 7_500;
const LOOK_AGAIN_MS = 250;

const { values } = parseArgs({ options: { kind: { type: "string", default: "whatsapp" } } });

async function optionsOf(kind: string | undefined): Promise<WorkerOptions> {
  if (kind === "whatsapp") return { kind, ...env.whatsapp };
  if (kind !== "sandbox") throw new Error("--kind is whatsapp or sandbox");
  const host = `127.0.0.1:${env.sandbox.port}`;
  return { kind, socketUrl: `ws://${host}/ws/chat`, mediaUrl: `http://${host}`, trustRoot: await sandboxRoot() };
}

/** The sandbox writes its root key at its first start, which may be now. */
async function sandboxRoot(): Promise<string> {
  const file = join(env.dataDir, "sandbox", "trust-root");
  while (!existsSync(file) || readFileSync(file, "utf8").trim() === "")
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  return readFileSync(file, "utf8").trim();
}

async function main(): Promise<void> {
  silenceConsole();
  let stop = () => Promise.resolve();
  const end = () => {
    setTimeout(() => process.exit(1), EXIT_AFTER_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, end);
  const options = await optionsOf(values.kind);
  const { startWorker } = await import("./start-worker.ts"); // Baileys, and only after the console is silent
  const worker = await startWorker(options);
  stop = worker.stop;
  log.worker.info({ kind: options.kind }, "the worker is ready");
}

main().catch((error: unknown) => {
  process.stderr.write(`The worker cannot start: ${error instanceof Error ? error.message : String(error)}.\n`);
  process.exit(1);
});
