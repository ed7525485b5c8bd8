import { setTimeout as pause } from "node:timers/promises";
import type { Dispatcher } from "undici";
import type { Pool } from "pg";
import { log } from "@/server/log.ts";
import { isPassing } from "./database.ts";
import { type ChunkPiece, readChunk } from "./content/read-chunk.ts";
import { type Me } from "./content/reading.ts";
import { meOf } from "./content/read-stanza.ts";
import { mergeFacts } from "./facts.ts";
import { fetchHistory, MediaUnreachable } from "./fetch-history.ts";
import { findRow, type InboxRow, markDone, markFailed, nextRows } from "./inbox.ts";
import { fencedChats, type Lease } from "./lease.ts";
import { applyFacts } from "./projections/apply.ts";
import { type ReadRow, readRow } from "./read-row.ts";
import { type HistoryPart, isFirstPart, isLastPart } from "./history-part.ts";
import { noteHistoryEnd } from "./session-row.ts";
import type { Slots } from "./slots.ts";

type Projecting = {
  pool: Pool;
  lease: Lease;
  dispatcher: Dispatcher;
  /** Of all sessions, for the pieces of their histories. */
  turns: Slots;
  me: () => Me;
  /** While history comes its chats are not announced one by one. */
  isSilent: () => boolean;
  /** Rows were committed: readers may be woken. */
  onApplied: () => void;
  /** A piece of a chunk of history is stored. Called for the last piece after its row is done. */
  onHistory: (part: HistoryPart) => Promise<void>;
};

const TOGETHER = 200;
const READING = { tries: 3, pauses: undefined };
/** A media server may be away for half a day. */
const DOWNLOAD = { tries: 20, pauses: { first: 15, longest: 3_600 } };
const PAUSE_MS = 1_000;
const [CROWD, CROWD_MS] = [8, 40];

/**
 * Projects a session's inbox: live rows at once and together, chunks of history beside them in pieces, so that neither waits long for
 * the other. The same code serves at boot, live, and in the sweep.
 */
export class Projector {
  readonly #with: Projecting;
  readonly #over = new AbortController();
  #again = false;
  // Whether a lane runs is kept beside its promise: that settles a moment after the lane has looked for work the last time.
  #liveRuns = false;
  #slowRuns = false;
  #live: Promise<void> = Promise.resolve();
  #slow: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();
  // By their ids: what has not come to its turn is in the inbox, not in memory.
  readonly #queue: string[] = [];
  readonly #awaited = new Set<string>();
  readonly #prepared = new Map<string, Promise<SlowRow | undefined>>();

  constructor(projecting: Projecting) {
    this.#with = projecting;
  }

  /** There may be new rows. Resolves when the live ones are projected. */
  kick(): Promise<void> {
    this.#again = true;
    if (!this.#liveRuns) this.#live = this.#runLive();
    return this.#live;
  }

  /** Whether chunks of history are still being projected, or wait for the media server. */
  get busy(): boolean {
    return this.#queue.length > 0 || this.#awaited.size > 0;
  }

  /** Nothing is begun any more; resolves when what was under way has ended. */
  async stop(): Promise<void> {
    this.#over.abort();
    await Promise.allSettled([this.#live, this.#slow, this.#turn]);
  }

  async #runLive(): Promise<void> {
    this.#liveRuns = true;
    while (this.#again && !this.#isStopped()) {
      this.#again = false;
      try {
        await this.#projectAll();
      } catch (error) {
        await this.#pause(error);
        this.#again = true;
      }
    }
    this.#liveRuns = false;
  }

  async #projectAll(): Promise<void> {
    for (let rows = TOGETHER; rows > 0 && !this.#isStopped(); rows = await this.#projectSome())
      if (rows >= CROWD && rows < TOGETHER) await pause(CROWD_MS); // more are coming: what many cost together, few cost, too
  }

  /** Asked anew each time: it changes while we wait. */
  #isStopped(): boolean {
    return this.#over.signal.aborted;
  }

  async #projectSome(): Promise<number> {
    const { pool, lease } = this.#with;
    const rows = await nextRows(pool, lease.session, { except: this.#queue, limit: TOGETHER });
    if (rows.length === 0) return 0;
    const read: ReadRow[] = [];
    for (const row of rows) {
      const one = await this.#tryRow(row, () => readRow(lease.session, row, this.#with.me()));
      if (one && this.#isSlow(one)) this.#enqueue(one);
      else if (one) read.push(one);
    }
    await this.#applyTogether(read);
    return rows.length;
  }

  /** Flags of chats wait behind the history that brings the chats. */
  #isSlow({ history, facts }: ReadRow): boolean {
    return history !== undefined || (this.#queue.length > 0 && facts.messages.length === 0 && facts.chats.length > 0);
  }

  async #applyTogether(rows: readonly ReadRow[]): Promise<void> {
    if (rows.length === 0) return;
    try {
      await this.#apply(rows);
    } catch (error) {
      if (isPassing(error)) throw error;
      for (const one of rows) await this.#tryRow(one.row, () => this.#apply([one]));
    }
  }

  #apply(rows: readonly ReadRow[]): Promise<void> {
    const { pool, lease } = this.#with;
    return this.inTurn(async () => {
      await fencedChats(pool, lease, async (client) => {
        const facts = mergeFacts(rows.map((one) => one.facts));
        await applyFacts(client, facts, { session: lease.session, history: false, silent: this.#with.isSilent() });
        await markDone(
          client,
          rows.map(({ row: { id }, keep }) => ({ id, keep })),
        );
      });
      this.#with.onApplied();
    });
  }

  /** One transaction of this session at a time: two would wait for each other's rows. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  /** Does something with a row; a row that is to blame is counted, and set aside after its last try. */
  async #tryRow<T>(row: InboxRow, work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (isPassing(error)) throw error;
      const { pool, lease } = this.#with;
      const reason = error instanceof Error ? error.name : "unreadable";
      const patience = error instanceof MediaUnreachable ? DOWNLOAD : READING;
      log.worker.warn(
        { session: lease.session, row: row.id, attempts: row.attempts + 1, reason },
        "a row of the inbox cannot be projected",
      );
      await markFailed(pool, lease, { id: row.id, reason: reasonOf(error), ...patience });
      return undefined;
    }
  }

  #enqueue({ row: { id } }: ReadRow): void {
    this.#queue.push(id);
    this.#awaited.delete(id);
    if (!this.#slowRuns) this.#slow = this.#runSlow();
  }

  async #runSlow(): Promise<void> {
    this.#slowRuns = true;
    for (let next = this.#queue[0]; next && !this.#isStopped(); next = this.#queue[0])
      await this.#runFirst(next).catch((error: unknown) => this.#pause(error));
    this.#slowRuns = false;
    this.#prepared.clear();
  }

  async #runFirst(id: string): Promise<void> {
    const row = await this.#prepare(id).finally(() => this.#prepared.delete(id));
    const second = this.#queue[1];
    if (second) this.#prepare(second).catch(() => undefined); // it is said when its turn comes
    const ended = row ? await this.#endRow(row) : "failed";
    if (row?.history && isFirstPart(partOf(row))) await countChats(this.#with.pool);
    this.#queue.shift();
    if (ended === "later") this.#awaited.add(id);
    if (ended === "done" && row?.history)
      await this.#with.onHistory({ ...partOf(row), done: 1, of: 1 }).catch((error: unknown) => this.#pause(error));
  }

  /** Reads a row whose turn is near: a chunk is fetched while PostgreSQL is at work on the one before. */
  #prepare(id: string): Promise<SlowRow | undefined> {
    const preparing = this.#prepared.get(id) ?? this.#readSlow(id);
    this.#prepared.set(id, preparing);
    return preparing;
  }

  async #readSlow(id: string): Promise<SlowRow | undefined> {
    const { pool, lease, me, dispatcher } = this.#with;
    const row = await findRow(pool, id);
    const read = row && (await this.#tryRow(row, () => readRow(lease.session, row, me())));
    if (!read?.history) return read;
    const content = fetchHistory(read.history.notification, dispatcher);
    content.catch(() => undefined); // as above
    return { ...read, content };
  }

  /** "later": the media server is away; a sweep finds the row when its time has come. */
  async #endRow(row: SlowRow): Promise<"done" | "failed" | "later"> {
    const outcome = { later: false };
    const done = await this.#tryRow(row.row, async () => {
      try {
        await (row.content ? this.#applyHistory(row, await this.#unlessStopped(row.content)) : this.#apply([row]));
        return true;
      } catch (error) {
        outcome.later = error instanceof MediaUnreachable && row.row.attempts + 1 < DOWNLOAD.tries;
        throw error;
      }
    });
    if (done) return "done";
    return outcome.later ? "later" : "failed";
  }

  async #applyHistory(chunk: ReadRow, content: Buffer): Promise<void> {
    const { history, row } = chunk;
    if (!history) return;
    const reading = { me: meOf(history.node), receivedAt: row.receivedAt, history: true };
    for await (const piece of aheadOf(readChunk(content, reading))) {
      history.progress ??= history.notification.progress ?? piece.progress;
      this.#tellUnreadable(row, piece);
      const done = await this.#with.turns.take();
      await this.#applyPiece(chunk, piece).finally(done);
      this.#with.onApplied();
      if (!piece.isLast) await this.#with.onHistory({ ...partOf(chunk), done: piece.done, of: piece.of });
    }
  }

  #applyPiece(chunk: ReadRow, { facts, isLast }: ChunkPiece): Promise<void> {
    const { lease, pool } = this.#with;
    return this.inTurn(async () => {
      if (this.#isStopped()) throw new Stopped();
      await fencedChats(pool, lease, async (client) => {
        await applyFacts(client, facts, { session: lease.session, history: true, silent: this.#with.isSilent() });
        if (!isLast) return;
        await markDone(client, [{ id: chunk.row.id, keep: chunk.keep }]);
        if (isLastPart(partOf(chunk))) await noteHistoryEnd(client, lease.session);
      });
    });
  }

  #tellUnreadable({ id }: InboxRow, { unreadable }: ChunkPiece): void {
    const { session } = this.#with.lease;
    if (unreadable > 0) log.worker.warn({ session, row: id, unreadable }, "parts of a chunk of history cannot be read");
  }

  /** A media server may let us wait for a minute: a stop does not. */
  #unlessStopped<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => reject(new Stopped());
      if (this.#isStopped()) stop();
      this.#over.signal.addEventListener("abort", stop);
      void work.then(resolve, reject).finally(() => this.#over.signal.removeEventListener("abort", stop));
    });
  }

  async #pause(error: unknown): Promise<void> {
    if (this.#isStopped()) return;
    const reason = error instanceof Error ? error.name : "unknown";
    log.worker.warn({ session: this.#with.lease.session, reason }, "projection waits for the database");
    await pause(PAUSE_MS);
  }
}

/** What waits behind others, with the content of a chunk of history. */
type SlowRow = ReadRow & { content?: Promise<Buffer> };

/**
 * PostgreSQL keeps the plan by which it looks up the chat of each message from when there were hardly any: it would go through all of a
 * number's. Counted anew, once a history has begun, it makes another one.
 */
async function countChats(pool: Pool): Promise<void> {
  await pool.query("analyze chats").catch(() => undefined); // it will count by itself, later
}

/** The next is read while something is done with the one before. */
async function* aheadOf<T>(source: AsyncGenerator<T, undefined>): AsyncGenerator<T, undefined> {
  for (let next = source.next(); ;) {
    const { value, done } = await next;
    if (done) return undefined;
    next = source.next();
    next.catch(() => undefined); // it is said when its turn comes
    yield value;
  }
}

/** A stop in the middle of a chunk: its row stays as it was. */
class Stopped extends Error {
  constructor() {
    super("stopped");
    this.name = "Fenced";
  }
}

function partOf({ history }: Pick<ReadRow, "history">): Omit<HistoryPart, "done" | "of"> {
  const notification = history?.notification;
  return {
    syncType: notification?.syncType ?? -1,
    progress: history?.progress ?? null,
    inline: (notification?.initialHistBootstrapInlinePayload?.length ?? 0) > 0,
  };
}

/** Without content: an error's message may quote what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unreadable";
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return `${error.name}${code}`.slice(0, 200);
}
