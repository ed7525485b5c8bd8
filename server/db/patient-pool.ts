import { Pool, type PoolClient } from "pg";

const SECOND = 1_000;
const LONGEST = 15_000;
const FAST = 5; // each connection is handed on so often in a second: there are many, but nobody holds up the others

/**
 * A pool whose acquire timeout tells a crowd from a standstill: a connection that is not had in time is waited for again as long as
 * connections are handed on quickly, so that a thousand at once are all served; where they are held, who waits is refused in a second.
 */
export class PatientPool extends Pool {
  #released: number[] = [];

  constructor(config: ConstructorParameters<typeof Pool>[0]) {
    super(config);
    this.on("release", () => {
      this.#released.push(Date.now());
      if (this.#released.length > this.options.max * FAST) this.#released.shift();
    });
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<PoolClient> | void {
    const acquired = this.#acquire(Date.now());
    if (!callback) return acquired;
    acquired.then(
      (client) => callback(undefined, client, (destroy) => client.release(destroy)),
      (error: unknown) => callback(error as Error, undefined, () => undefined),
    );
  }

  async #acquire(since: number): Promise<PoolClient> {
    try {
      return await super.connect();
    } catch (error) {
      if (!this.#isCrowd() || Date.now() - since > LONGEST) throw error;
      return this.#acquire(since);
    }
  }

  /** Asked when an acquire has timed out: all of these were handed on while it waited. */
  #isCrowd(): boolean {
    const [oldest = 0] = this.#released;
    return this.#released.length === this.options.max * FAST && Date.now() - oldest < SECOND;
  }
}

type Callback = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void;
