import { log } from "@/server/log.ts";

/** What Baileys logs with: its warnings and errors, without what they carry. Objects hold keys, texts, numbers and codes. */
type Logger = {
  level: string;
  child: () => Logger;
  trace: () => void;
  debug: () => void;
  info: () => void;
  warn: (object: unknown, message?: string) => void;
  error: (object: unknown, message?: string) => void;
};

export function quietLogger(session: string): Logger {
  const logger: Logger = {
    level: "warn",
    child: () => logger,
    trace: () => undefined,
    debug: () => undefined,
    info: () => undefined,
    warn: (object, message) => log.worker.warn({ session }, sentenceOf(object, message)),
    error: (object, message) => log.worker.warn({ session }, sentenceOf(object, message)),
  };
  return logger;
}

const MAX_LENGTH = 100;

/** Baileys' sentence, when it is one of its own: what has an address or a number built into it is not passed on. */
function sentenceOf(object: unknown, message: string | undefined): string {
  const text = message ?? (typeof object === "string" ? object : "");
  const plain = /^[A-Za-z][A-Za-z ,.'()/-]*$/.test(text) && text.length <= MAX_LENGTH;
  return plain ? `baileys: ${text}` : "baileys reported a problem";
}
