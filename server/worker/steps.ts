/** One after the other, in the order in which they were asked for. What goes wrong in one is told, and the next begins. */
export class Steps {
  readonly #onFailure: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  take(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch((error: unknown) => this.#onFailure(error));
  }

  /** Resolves when all that were asked for so far are through. */
  get through(): Promise<void> {
    return this.#last;
  }
}
