import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import type { Dispatcher } from "undici";
import type { Jid } from "@/server/jid.ts";
import { announceChats } from "./announce-chats.ts";
import { HistoryWatch } from "./history-watch.ts";
import { forgetBodies, tryAllNow } from "./inbox.ts";
import type { Lease } from "./lease.ts";
import { Projector } from "./projector.ts";
import type { Patch, SessionRow } from "./session-row.ts";
import type { Slots } from "./slots.ts";

const SWEEP_MS = 30_000;

type Taking = {
  pool: Pool;
  lease: Lease;
  dispatcher: Dispatcher;
  turns: Slots;
  me: () => { jid: Jid | undefined; lid: Jid | undefined };
  write: (patch: Patch) => Promise<void>;
  onApplied: () => void;
  /** The history has come, and what the phone decided about its chats may have got lost. */
  onLateHistory: () => void;
  hasSettings: () => Promise<boolean>;
  /** Whether a first sync may still need the messages it began with. */
  isSynced: () => boolean;
};

/** What came for a session, from the inbox into the stored copy, whether it is connected or not. */
export class Intake {
  readonly #with: Taking;
  readonly #projector: Projector;
  readonly history: HistoryWatch;
  #sweeps: NodeJS.Timeout | undefined;

  constructor(taking: Taking, row: SessionRow) {
    const { pool, lease, dispatcher, turns, me, write, onApplied, onLateHistory, hasSettings } = taking;
    this.#with = taking;
    this.history = new HistoryWatch(
      {
        write,
        hasSettings,
        isBusy: () => this.#projector.busy,
        onComplete: () => this.#projector.inTurn(() => announceChats(pool, lease)),
        onCompleted: () => {
          if (this.history.wasLate) onLateHistory();
        },
      },
      { phase: row.historyPhase, progress: row.historyProgress, late: row.resyncDue },
    );
    this.#projector = new Projector({
      ...{ pool, lease, dispatcher, turns, me, onApplied },
      isSilent: () => !this.history.isAnnounced,
      onHistory: (part) => this.history.part(part),
    });
  }

  /** What was left over first, though not for ever. */
  async start(): Promise<void> {
    await tryAllNow(this.#with.pool, this.#with.lease.session);
    this.#sweeps = setInterval(() => this.#sweep(), SWEEP_MS).unref();
    await Promise.race([this.#projector.kick(), pause(SWEEP_MS, undefined, { ref: false })]);
  }

  /** There is something in the inbox. */
  kick(): void {
    void this.#projector.kick();
  }

  /** No more silence is waited for, nothing is swept; what is being projected goes on. */
  close(): void {
    clearInterval(this.#sweeps);
    this.history.closed();
  }

  stop(): Promise<void> {
    this.close();
    return this.#projector.stop();
  }

  #sweep(): void {
    const { pool, lease, isSynced } = this.#with;
    void this.#projector.kick();
    if (isSynced() && this.history.isComplete) forgetBodies(pool, lease).catch(() => undefined); // the next sweep does it
  }
}
