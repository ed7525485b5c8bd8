import { loggable } from "./db/refusal.ts";
import { forgetOld } from "./forget-old.ts";
import { log } from "./log.ts";
import { finishEnds } from "./sessions/index.ts";

const EVERY_MS = 20_000;

/** What the web processes do beside answering, each of them and as often as they like: everything here may be done twice. Returns how to stop. */
export function keepHouse(): () => void {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    void keepOnce().finally(() => (running = false));
  }, EVERY_MS).unref();
  return () => clearInterval(timer);
}

async function keepOnce(): Promise<void> {
  for (const chore of [finishEnds, forgetOld])
    await chore().catch((err: unknown) => log.main.warn({ err: loggable(err) }, "housekeeping has to wait"));
}
