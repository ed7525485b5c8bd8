export type Patience = {
  /** Messages that come without anything following from them for so long mean that the connection is deaf, ms. */
  silentAfter: number;
  /** Milliseconds for each answer of WhatsApp, where it is not the usual time. */
  answerWithin?: number;
};
export const PATIENCE: Patience = { silentAfter: 120_000 };

/**
 * A connection can be open, answer pings and yet hand on nothing: a look-up that nobody answers holds up every message behind it
 * (whatsapp.md §6.6). So what arrives on the line is held against what Baileys makes of it; and that it opened against WhatsApp's word
 * that all that had waited has come, since without it WhatsApp has not heard that we listen, and sends nothing.
 */
export class Watchdog {
  readonly #messages: Alarm;
  readonly #welcome: Alarm;
  #isWelcome = false;

  constructor({ silentAfter }: Patience, onSilent: () => void) {
    this.#messages = new Alarm(silentAfter, onSilent);
    this.#welcome = new Alarm(silentAfter, onSilent);
  }

  /** A new line, or none. */
  begin(): void {
    this.#isWelcome = false;
    this.#messages.stop();
    this.#welcome.stop();
  }

  opened(): void {
    if (!this.#isWelcome) this.#welcome.start();
  }

  /** All that had waited has come; that may be before the line counts as open. */
  welcomed(): void {
    this.#isWelcome = true;
    this.#welcome.stop();
  }

  /** A message has come in on the line. */
  arrived(): void {
    this.#messages.start();
    this.#welcome.again();
  }

  /** Something has come of it. */
  emitted(): void {
    this.#messages.stop();
  }
}

class Alarm {
  readonly #after: number;
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(after: number, ring: () => void) {
    this.#after = after;
    this.#ring = ring;
  }

  /** Unless it runs. */
  start(): void {
    this.#timer ??= setTimeout(() => {
      this.stop();
      this.#ring();
    }, this.#after).unref();
  }

  /** If it runs, from the beginning. */
  again(): void {
    this.#timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
