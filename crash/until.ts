import { setTimeout as pause } from "node:timers/promises";

const EVERY_MS = 80;

/** Looks again and again until there is something to see; undefined when there is nothing after so many milliseconds. */
export async function until<T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
  patience: number,
): Promise<T | undefined> {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) return undefined;
    await pause(EVERY_MS);
  }
}
