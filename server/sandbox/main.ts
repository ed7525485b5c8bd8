import "./quiet.ts";
import { env } from "@/server/env.ts";
import { log } from "@/server/log.ts";
import { startSandbox, type Sandbox } from "./index.ts";

const { port } = env.sandbox;

/** The process: the simulated WhatsApp on SANDBOX_PORT, ready when GET /healthz answers 200. */
async function main(): Promise<void> {
  const sandbox = await startSandbox({ port, dataDir: env.dataDir, logger: log.sandbox });
  log.sandbox.info({ port: sandbox.port }, "the sandbox is ready");
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(sandbox));
}

async function stop(sandbox: Sandbox): Promise<void> {
  await sandbox.close();
  process.exit(0);
}

main().catch((error: unknown) => {
  const busy = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const reason = busy ? `port ${port} is in use; set SANDBOX_PORT to a free one` : String(error);
  process.stderr.write(`The sandbox cannot start: ${reason}.\n`);
  process.exit(1);
});
