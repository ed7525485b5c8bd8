const [FIRST_MS, MOST_MS] = [1_000, 60_000];
const CONFLICT_MS = 30_000;
const WINDOW_MS = 10 * 60_000;
const GIVE_UP_AT = 3;

/** How often a connection failed lately, and so how long to wait before the next try. */
export class Troubles {
  #failures = 0;
  readonly #lately = { conflict: [] as number[], damaged: [] as number[] };

  /** It held for a while, or a person asks: begin anew. Conflicts and damage are forgiven by a person only. */
  forget({ everything }: { everything: boolean }): void {
    this.#failures = 0;
    if (everything) [this.#lately.conflict, this.#lately.damaged] = [[], []];
  }

  /** Milliseconds until our own database is asked again, before WhatsApp is: nobody else is troubled, so it is soon, however often. */
  pauseForDatabase(random = Math.random()): number {
    return withSpread(FIRST_MS, random);
  }

  /** Milliseconds to wait; undefined when this has happened too often within ten minutes. */
  pause(kind: "retry" | "conflict" | "damaged", now: number, random = Math.random()): number | undefined {
    const times = kind === "retry" ? 0 : this.#note(kind, now);
    if (times >= GIVE_UP_AT) return undefined;
    return kind === "conflict" ? CONFLICT_MS * 2 ** (times - 1) : this.#backoff(random);
  }

  #note(kind: "conflict" | "damaged", now: number): number {
    this.#lately[kind] = [...this.#lately[kind].filter((time) => now - time < WINDOW_MS), now];
    return this.#lately[kind].length;
  }

  /** Doubled each time. */
  #backoff(random: number): number {
    const steps = Math.min(this.#failures++, 10);
    return withSpread(Math.min(FIRST_MS * 2 ** steps, MOST_MS), random);
  }
}

/** A random part, so that many do not come back at once. */
function withSpread(ms: number, random: number): number {
  return ms * (0.75 + random / 2);
}
