import { log } from "@/server/log.ts";

/** Ends what was started, the last first, once. */
export class ShutDown {
  readonly #steps: (() => Promise<unknown>)[] = [];
  readonly #aborter = new AbortController();

  /** Aborted as soon as the end has begun. */
  get signal(): AbortSignal {
    return this.#aborter.signal;
  }

  /** Does `step` at the end, before the steps that were named earlier. */
  finally(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /** Every call after the first changes nothing: a terminal and npm both pass on one Ctrl-C. */
  async exit(code: number): Promise<void> {
    if (this.signal.aborted) return;
    this.#aborter.abort();
    for (const step of this.#steps.reverse()) {
      await step().catch((err: unknown) => log.main.error({ err }, "a step of the shutdown failed"));
    }
    process.exit(code);
  }
}
