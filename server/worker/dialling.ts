import type { Pool } from "pg";
import { GroupReader } from "./groups/group-reader.ts";
import type { Lease } from "./lease.ts";
import { Link, type LinkEvents } from "./link.ts";
import type { Slots } from "./slots.ts";
import type { Endpoint } from "./socket.ts";

type Line = { pool: Pool; endpoint: Endpoint; slots: { logins: Slots } };

/** How a session comes to a socket: after a pause, and when few others are logging in. */
export class Dialling {
  readonly #line: Line;
  readonly #lease: Lease;
  readonly #groups = new GroupReader();
  #releaseSlot: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(line: Line, lease: Lease) {
    this.#line = line;
    this.#lease = lease;
  }

  /** Waits for its turn, then opens; undefined when it is not wanted any more by then. Throws when the login cannot be read. */
  async open(events: LinkEvents): Promise<Link | undefined> {
    this.cancel();
    this.#releaseSlot = await this.#line.slots.logins.take();
    try {
      if (!events.isWanted()) return undefined;
      const { pool, endpoint } = this.#line;
      return await Link.open({ ...events, pool, endpoint, lease: this.#lease, groups: this.#groups });
    } catch (error) {
      this.settle();
      throw error;
    } finally {
      if (!events.isWanted()) this.settle();
    }
  }

  /** The login is through, or has come to nothing: it is somebody else's turn. */
  settle(): void {
    this.#releaseSlot?.();
  }

  later(delay: number, dial: () => void): void {
    this.cancel();
    this.#timer = setTimeout(dial, delay);
  }

  /** No more is waited for. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.settle();
  }
}
