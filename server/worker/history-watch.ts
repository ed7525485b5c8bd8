import { bringsChats, type HistoryPart, isLastPart } from "./history-part.ts";
import type { HistoryPhase, Patch } from "./session-row.ts";

const NOTHING_CAME_MS = 30_000;
const QUIET_MS = 60_000;
const QUIET_UNCOUNTED_MS = 10_000; // a phone that gives no progress gives no end either
const SETTLE_MS = 200;
const WRITE_EVERY_MS = 300;

type Watching = {
  write: (patch: Patch) => Promise<void>;
  isBusy: () => boolean;
  /** Before it is called complete. */
  onComplete: () => Promise<void>;
  /** Whether the phone has told settings beside it: Baileys may have swallowed those that came before their chats. */
  hasSettings: () => Promise<boolean>;
  onCompleted: () => void;
};

/** How far the history of a new link has come: waiting, syncing, complete. It is complete when the phone says so, or falls silent. */
export class HistoryWatch {
  readonly #with: Watching;
  #phase: HistoryPhase;
  #progress: number;
  #base = 0;
  #writtenAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #late: boolean;
  #told = false; // the phone has said that there is no more
  #isAnnounced = false;

  constructor(watching: Watching, before: { phase: HistoryPhase | null; progress: number | null; late: boolean }) {
    this.#with = watching;
    this.#phase = before.phase ?? "waiting";
    this.#progress = before.progress ?? 0;
    this.#late = before.late;
  }

  get isComplete(): boolean {
    return this.#phase === "complete";
  }

  /** Its chats are being told, or have been: from now on each change is told, too. */
  get isAnnounced(): boolean {
    return this.isComplete || this.#isAnnounced;
  }

  /** Some of it came later than what the phone decided about those chats, which may have got lost. */
  get wasLate(): boolean {
    return this.#late;
  }

  get now(): { historyPhase: HistoryPhase; historyProgress: number } {
    return { historyPhase: this.#phase, historyProgress: this.#progress };
  }

  /** A phone has just been linked: its history is about to come. */
  restart(): void {
    [this.#phase, this.#progress, this.#base, this.#told, this.#isAnnounced] = ["waiting", 0, 0, false, false];
  }

  /** The connection is open. */
  opened(): void {
    if (this.isComplete) return;
    if (this.#progress >= 100)
      this.#endAfter(SETTLE_MS); // all was stored, and then the process ended
    else this.#endAfter(this.#phase === "waiting" ? NOTHING_CAME_MS : QUIET_MS);
  }

  /** The connection is closed: silence says nothing now. */
  closed(): void {
    clearTimeout(this.#timer);
  }

  /** A piece of a chunk is stored. */
  async part(part: HistoryPart): Promise<void> {
    const { progress, inline, done, of } = part;
    if (this.isComplete || !bringsChats(part)) return;
    if (!inline) await this.#noteLate();
    this.#phase = "syncing";
    const target = progress ?? 100;
    this.#progress = Math.max(
      this.#progress,
      Math.min(99, Math.round(this.#base + ((target - this.#base) * done) / of)),
    );
    if (done < of) return this.#writeSometimes();
    this.#base = Math.max(this.#base, progress ?? 0);
    this.#told ||= isLastPart(part);
    if (this.#told) return this.#endSoon(); // chunks may be stored in another order than they were sent
    this.#endAfter(progress ? QUIET_MS : QUIET_UNCOUNTED_MS);
    await this.#with.write(this.now);
  }

  /** Kept in the row, so that whoever takes over knows. */
  async #noteLate(): Promise<void> {
    if (this.#late) return;
    this.#late = true;
    await this.#with.write({ resyncDue: true });
  }

  async #writeSometimes(): Promise<void> {
    if (this.#told) return; // the end is written: no step back
    if (Date.now() - this.#writtenAt < WRITE_EVERY_MS) return;
    this.#writtenAt = Date.now();
    await this.#with.write(this.now);
  }

  /** The phone says that this was all; what it sent before may still be on its way into the copy. */
  async #endSoon(): Promise<void> {
    if (this.#with.isBusy()) this.#endAfter(SETTLE_MS);
    else await this.#complete();
  }

  #endAfter(milliseconds: number): void {
    clearTimeout(this.#timer);
    const end = () =>
      this.#with.isBusy()
        ? this.#endAfter(milliseconds)
        : void this.#complete().catch(() => this.#endAfter(milliseconds));
    this.#timer = setTimeout(end, milliseconds).unref();
  }

  async #complete(): Promise<void> {
    if (this.isComplete) return;
    clearTimeout(this.#timer);
    this.#isAnnounced = true;
    await this.#with.onComplete();
    if (await this.#with.hasSettings()) await this.#noteLate();
    [this.#phase, this.#progress] = ["complete", 100];
    await this.#with.write({ ...this.now, reason: null });
    this.#with.onCompleted();
  }
}
