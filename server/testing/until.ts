import { setTimeout as pause } from "node:timers/promises";

type Look<T> = () => Promise<T | undefined | false> | T | undefined | false;

const EVERY_MS = 50;

/** Looks again and again until there is something to see; undefined when there is nothing after so many milliseconds. */
export async function within<T>(look: Look<T>, milliseconds: number): Promise<T | undefined> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) return undefined;
    await pause(EVERY_MS);
  }
}

/** The same, and fails with what was looked for, or with what there is to say about it. */
export async function until<T>(look: Look<T>, seconds = 30, say = () => look.toString()): Promise<T> {
  const seen = await within(look, seconds * 1_000);
  if (seen === undefined) throw new Error(`did not happen within ${seconds} s: ${say()}`);
  return seen;
}
