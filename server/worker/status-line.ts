import type { Pool } from "pg";
import { log } from "@/server/log.ts";
import type { Lease } from "./lease.ts";
import { nameOf } from "./name-of.ts";
import { type Patch, patchSession } from "./session-row.ts";

const NOTE_EVENT_MS = 5_000;

/** What a session's row tells people about its connection. When it cannot be written, what is does not change. */
export class StatusLine {
  readonly #with: { pool: Pool; lease: Lease; onWritten: () => void };
  #notedAt = 0;

  constructor(writing: { pool: Pool; lease: Lease; onWritten: () => void }) {
    this.#with = writing;
  }

  async write(patch: Patch): Promise<void> {
    const { pool, lease, onWritten } = this.#with;
    try {
      await patchSession(pool, lease, patch);
      onWritten();
    } catch (err) {
      log.worker.warn({ session: lease.session, reason: nameOf(err) }, "the session's state could not be written");
    }
  }

  /** Something came; said every few seconds only. */
  noteEvent(): void {
    if (Date.now() - this.#notedAt < NOTE_EVENT_MS) return;
    this.#notedAt = Date.now();
    void this.write({ lastEventAt: new Date() });
  }
}
