import { pino } from "pino";
import { env } from "./env.ts";

/** The loggers, declared by name. Object first, sentence last, errors under `err`; never bodies, keys, tokens, codes, numbers or names. */
// On stderr: stdout belongs to what a command answers.
const root = pino({ level: env.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));

export const log = {
  main: root.child({ room: "main" }),
  db: root.child({ room: "db" }),
  rest: root.child({ room: "rest" }),
  identity: root.child({ room: "identity" }),
  trpc: root.child({ room: "trpc" }),
  worker: root.child({ room: "worker" }),
  sandbox: root.child({ room: "sandbox" }),
};

/**
 * Takes console away from the libraries of this process: libsignal prints private ratchet keys through it on normal traffic.
 * Call before Baileys is imported.
 */
export function silenceConsole(): void {
  for (const name of ["log", "info", "warn", "error", "debug", "trace", "dir"] as const)
    console[name] = () => undefined;
}
