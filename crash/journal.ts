import { within } from "@/server/testing/until.ts";
import type { History } from "./history.ts";
import type { Tell } from "./phone.ts";

type Page = { entries: Omit<Entry, "account">[]; next: number };
export type Entry = { at: number; device: number; what: string; id?: string; tag?: string; account: string };

/** What the simulated WhatsApp has offered to us and heard from us, followed from the beginning and written into the history. */
export class Journal {
  readonly #tell: Tell;
  readonly #history: History;
  readonly #next = new Map<string, number>();
  readonly entries: Entry[] = [];
  #reading: Promise<void> | undefined;

  constructor(tell: Tell, history: History) {
    this.#tell = tell;
    this.#history = history;
  }

  /** This number, too. */
  follow(account: string): void {
    this.#next.set(account, 0);
  }

  /** Everything until now is in `entries`. */
  read(): Promise<void> {
    this.#reading ??= this.#readAll().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  /** The next time that this happens, to whomever it may be or to one number; undefined when it does not for so many milliseconds. */
  async seen(what: string, patience: number, account?: string): Promise<Entry | undefined> {
    await this.read();
    const from = this.entries.length;
    return within(async () => {
      await this.read();
      return this.entries
        .slice(from)
        .find((entry) => entry.what === what && (account === undefined || entry.account === account));
    }, patience);
  }

  /** Ids of what has been acknowledged so far. */
  async acknowledged(): Promise<Set<string>> {
    await this.read();
    return new Set(
      this.entries.flatMap(({ what, id, tag }) => (what === "receipted" && tag === "message" && id ? [id] : [])),
    );
  }

  async #readAll(): Promise<void> {
    for (const [account, after] of this.#next) {
      const { entries, next } = await this.#tell<Page>("journal", { account, after });
      this.#next.set(account, next);
      for (const entry of entries) {
        this.entries.push({ ...entry, account });
        this.#history.note({ ...entry, account });
      }
    }
  }
}
