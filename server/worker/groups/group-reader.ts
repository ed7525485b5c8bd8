import type { GroupMetadata } from "@whiskeysockets/baileys";
import { log } from "@/server/log.ts";
import type { Batch } from "../batch.ts";

/** What one socket offers: each question has its own time-out and throws when it is not answered. */
export type GroupLine = {
  session: string;
  all: () => Promise<GroupMetadata[]>;
  /** Undefined when we are not in the group any more. */
  one: (jid: string) => Promise<GroupMetadata | undefined>;
  store: (batch: Batch) => void;
};

const [SOON_MS, RETRY_MS, RETRY_AT_MOST_MS] = [300, 30_000, 1_800_000]; // WhatsApp counts these questions
const STALE_MS = 6 * 3_600_000;

/**
 * Keeps what is known of groups. What WhatsApp says about a change is not enough (of several in a row Baileys tells the first), so a
 * change is only a reason to ask how the group is now; after opening, all groups are asked for at once.
 */
export class GroupReader {
  readonly #changed = new Set<string>();
  #line: GroupLine | undefined;
  #timer: NodeJS.Timeout | undefined;
  #allAt = -Infinity;
  #failures = 0;
  #reading = false;

  opened(line: GroupLine): void {
    this.#line = line;
    if (performance.now() - this.#allAt > STALE_MS || this.#changed.size > 0) this.#soon();
  }

  closed(line: GroupLine): void {
    if (this.#line !== line) return;
    this.#line = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** One group is not what it was; or any of them may be. */
  changed(jid?: string): void {
    if (jid === undefined) this.#allAt = -Infinity;
    else this.#changed.add(jid);
    this.#soon();
  }

  #soon(): void {
    const pause = this.#failures === 0 ? SOON_MS : Math.min(RETRY_MS * 2 ** (this.#failures - 1), RETRY_AT_MOST_MS);
    if (this.#line && !this.#reading) this.#timer ??= setTimeout(() => void this.#read(), pause).unref();
  }

  async #read(): Promise<void> {
    const line = this.#line;
    this.#timer = undefined;
    if (!line) return;
    this.#reading = true;
    try {
      await this.#readDue(line);
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      const reason = error instanceof Error ? error.name : "unknown";
      log.worker.warn({ session: line.session, reason }, "groups could not be asked for");
    } finally {
      this.#reading = false;
    }
    if (this.#isAllDue() || this.#changed.size > 0) this.#soon();
  }

  #isAllDue(): boolean {
    return performance.now() - this.#allAt > STALE_MS;
  }

  async #readDue(line: GroupLine): Promise<void> {
    if (this.#isAllDue()) {
      const asked = performance.now();
      const groups = await line.all();
      line.store({ groups, joined: groups.map(({ id }) => id) });
      this.#allAt = asked;
    }
    for (const jid of this.#changed) {
      this.#changed.delete(jid);
      try {
        const group = await line.one(jid);
        line.store(group ? { groups: [group] } : { left: [jid] });
      } catch (error) {
        this.#changed.add(jid);
        throw error;
      }
    }
  }
}
