import type { SignalDataSet } from "@whiskeysockets/baileys";
import { LRUCache } from "lru-cache";

/** What changes with every message, and is asked for again with the next. */
const KEPT: ReadonlySet<string> = new Set(["session", "identity-key", "sender-key"]);
const MOST = 1_000;

/**
 * The keys that were written last, as they are in the database: nobody else writes them while the lease is ours. A key is known from its
 * commit on, and not before; one is written after the other, so that the last one known is the last one stored.
 */
export class RecentKeys {
  readonly #known = new LRUCache<string, object>({ max: MOST });
  #writing: Promise<void> = Promise.resolve();

  /** What is known among these; the others have to be read. */
  get(type: string, ids: readonly string[]): Record<string, unknown> {
    const found = ids.map((id) => [id, this.#known.get(keyOf(type, id))] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined));
  }

  /** Runs `write`, which makes the data durable. */
  write(data: SignalDataSet, write: () => Promise<void>): Promise<void> {
    const kept = Object.entries(data).filter(([type]) => KEPT.has(type));
    if (kept.length === 0) return write();
    const mine = this.#writing.then(async () => {
      for (const [key] of entriesOf(kept)) this.#known.delete(key);
      await write();
      for (const [key, value] of entriesOf(kept))
        if (typeof value === "object" && value !== null) this.#known.set(key, value);
    });
    this.#writing = mine.catch(() => undefined);
    return mine;
  }
}

const keyOf = (type: string, id: string) => `${type} ${id}`;

const entriesOf = (kept: [string, object][]): [string, unknown][] =>
  kept.flatMap(([type, values]) =>
    Object.entries(values).map(([id, value]): [string, unknown] => [keyOf(type, id), value]),
  );
