import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { log } from "@/server/log.ts";
import { isPassing } from "../database.ts";
import type { Lease } from "../lease.ts";
import { nameOf } from "../name-of.ts";
import { newestMessage, readKeys } from "./messages.ts";
import { beginRow, dueRows, endRow, failRow, type OutboxRow } from "./rows.ts";
import { NotTaken, type Telling } from "./tell.ts";
import { collectionOf, isFulfilledBy, readWish, type Wish } from "./wish.ts";

/** What a connection offers to it. */
export type Telephone = {
  tell: (telling: Telling) => Promise<void>;
  /** Asks for what is new in a list of settings, and returns what has been told about a chat on this socket. */
  hear: (collection: ReturnType<typeof collectionOf>, chat: string) => Promise<Parameters<typeof isFulfilledBy>[1]>;
};

type Draining = {
  pool: Pool;
  lease: Lease;
  /** Undefined while WhatsApp cannot be told anything. */
  telephone: () => Telephone | undefined;
};

const TRIES = 8; // with the pauses between them, about four minutes
const FIRST_PAUSE_MS = 2_000;
const AT_MOST_MS = 45_000; // an unanswered query ends after fifteen seconds, and there are up to three

/** Has WhatsApp hear what people did here: in order within a chat, and a chat that cannot be told holds up no other. */
export class Outbox {
  readonly #with: Draining;
  readonly #resting = new Map<string, number>();
  #running = false;
  #stopped = false;

  constructor(draining: Draining) {
    this.#with = draining;
  }

  /** There may be wishes. */
  kick(): void {
    if (this.#running || !this.#line()) return;
    this.#running = true;
    void this.#drain()
      .catch((error: unknown) => this.#note(error, "the outbox waits"))
      .finally(() => (this.#running = false));
  }

  /** Nothing is begun any more; what is under way ends with its socket. */
  stop(): void {
    this.#stopped = true;
  }

  #line(): Telephone | undefined {
    return this.#stopped ? undefined : this.#with.telephone();
  }

  async #drain(): Promise<void> {
    for (let rows = await this.#due(); rows.length > 0; rows = await this.#due())
      for (const row of rows) if (!(await this.#fulfil(row))) return;
  }

  #due(): Promise<OutboxRow[]> {
    const now = Date.now();
    for (const [chat, until] of this.#resting) if (until <= now) this.#resting.delete(chat);
    return dueRows(this.#with.pool, this.#with.lease.session, [...this.#resting.keys()]);
  }

  /** False when the connection is gone, so that the row stays as it is until the next one. */
  async #fulfil(due: OutboxRow): Promise<boolean> {
    const { pool, lease } = this.#with;
    const line = this.#line();
    if (!line) return false;
    const row = await beginRow(pool, lease, due);
    if (!row) return true;
    try {
      await this.#say(row, line);
      return true;
    } catch (error) {
      if (this.#line() !== line) return false;
      if (isPassing(error)) throw error;
      await this.#fail(row, error);
      return true;
    }
  }

  async #say(row: OutboxRow, line: Telephone): Promise<void> {
    const { pool, lease } = this.#with;
    const wish = readWish(row.kind, row.payload);
    const { chat } = row;
    if (row.state === "sending" && isFulfilledBy(wish, await inTime(line.hear(collectionOf(wish), chat))))
      return endRow(pool, lease, row);
    const ended = { is: false };
    const telling = { id: row.id, chat, wish, isAbandoned: () => ended.is, ...(await this.#about(wish, chat)) };
    await inTime(line.tell(telling)).finally(() => (ended.is = true));
  }

  async #about(wish: Wish, chat: string): Promise<Pick<Telling, "newest" | "receipts">> {
    const { pool, lease } = this.#with;
    const place = { session: lease.session, chat };
    if (wish.kind === "chat.archive") return { newest: await newestMessage(pool, place, null), receipts: [] };
    if (wish.kind !== "chat.read") return { newest: [], receipts: [] };
    const receipts = wish.receipts ? await readKeys(pool, place, wish) : [];
    return { newest: await newestMessage(pool, place, wish.upTo), receipts };
  }

  async #fail(row: OutboxRow, error: unknown): Promise<void> {
    const { pool, lease } = this.#with;
    this.#note(error, "WhatsApp could not be told");
    const reason = error instanceof NotTaken ? error.message : `WhatsApp could not be told (${nameOf(error)})`;
    await failRow(pool, lease, { id: row.id, reason: reason.slice(0, 200), tries: TRIES });
    if (row.attempts + 1 < TRIES) this.#resting.set(row.chat, Date.now() + FIRST_PAUSE_MS * 2 ** row.attempts);
  }

  #note(error: unknown, what: string): void {
    log.worker.warn({ session: this.#with.lease.session, reason: nameOf(error) }, what);
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = pause(AT_MOST_MS, undefined, { ref: false, signal: over.signal }).then(() => {
    throw new NotTaken("no answer");
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => undefined);
    over.abort();
    work.catch(() => undefined);
  }
}
