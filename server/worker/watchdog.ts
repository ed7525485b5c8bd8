export type Patience = {
  /** Messages that come without anything following from them for so long mean that the connection is deaf, ms. */
  silentAfter: number;
};
export const PATIENCE: Patience = { silentAfter: 120_000 };

/**
 * A connection can be open, answer pings and yet hand on nothing: a look-up that nobody answers holds up every message behind it
 * (whatsapp.md §6.6). So what arrives on the line is held against what Baileys makes of it.
 */
export class Watchdog {
  readonly #silentAfter: number;
  readonly #onSilent: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor({ silentAfter }: Patience, onSilent: () => void) {
    this.#silentAfter = silentAfter;
    this.#onSilent = onSilent;
  }

  /** A message has come in on the line. */
  arrived(): void {
    this.#timer ??= setTimeout(() => this.#bark(), this.#silentAfter).unref();
  }

  /** Something has come of it, or the line is closed. */
  calm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #bark(): void {
    this.#timer = undefined;
    this.#onSilent();
  }
}
