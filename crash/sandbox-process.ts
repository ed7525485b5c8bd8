import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/server/env.ts";
import { within } from "@/server/testing/until.ts";
import { leashed } from "./leashed.ts";
import { phonesOf, type Tell } from "./phone.ts";
import { endProcess } from "./worker-process.ts";

const PATIENCE_MS = 30_000;

/** The simulated WhatsApp as `npm start` runs it, on SANDBOX_PORT with its state in DATA_DIR. */
export async function startSandboxProcess(): Promise<{ tell: Tell; end: () => Promise<void> }> {
  const { port } = env.sandbox;
  const child = leashed({ file: "server/sandbox/main.ts", settings: {}, output: join(env.dataDir, "sandbox.log") });
  const secret = join(env.dataDir, "sandbox", "secret");
  const answers = async () =>
    existsSync(secret) && (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined))?.ok;
  if (!(await within(answers, PATIENCE_MS))) throw new Error("the sandbox does not answer");
  const tell = phonesOf({ port, secret: readFileSync(secret, "utf8").trim() });
  return { tell, end: () => endProcess(child, "SIGKILL") };
}
