import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loggable } from "@/server/db/refusal.ts";
import { env } from "@/server/env.ts";
import { AppError } from "@/server/errors.ts";
import { log } from "@/server/log.ts";

const TIMEOUT = 15_000;

/** Asks the simulated WhatsApp to do something (decisions 20). `gateway_unavailable` when it is away, `conflict` when it refuses. */
export async function askSandbox(
  verb: "scan" | "say" | "trickle" | "offline" | "conflict" | "logout" | "typeCode",
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const response = await post(verb, body).catch((error: unknown) => {
    log.main.warn({ err: loggable(error) }, "the sandbox does not answer");
    throw new AppError("gateway_unavailable", "the sandbox is not running; it starts with the server");
  });
  if (response.ok) return;
  const { error } = (await response.json().catch(() => ({}))) as { error?: unknown };
  throw new AppError("conflict", typeof error === "string" ? error : "the sandbox refused");
}

async function post(verb: string, body: Readonly<Record<string, unknown>>): Promise<Response> {
  const secret = await readFile(join(env.dataDir, "sandbox", "secret"), "utf8");
  return fetch(`http://127.0.0.1:${env.sandbox.port}/admin/${verb}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret.trim()}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT),
  });
}
