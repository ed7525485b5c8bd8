import { LRUCache } from "lru-cache";
import type { StoredNode } from "./inbox-row.ts";

/** An encrypted message that has come in. Known by the very bytes that Baileys hands to decryption. */
export type Arrival = {
  ciphertext: Uint8Array;
  /** pkmsg, msg or skmsg. */
  type: string;
  node: StoredNode;
  /** Nothing else is decrypted together with it. */
  isAlone: boolean;
  /** What it says, once that is durable. */
  plain?: Uint8Array | undefined;
};

/** How Baileys has a message decrypted; others from the same place are decrypted the same way. */
export type Way = {
  decrypt: (arrival: Arrival) => Promise<Uint8Array>;
  /** The keys that takes, by kind. */
  keysOf: (arrival: Arrival) => { session?: string; "identity-key"?: string };
};

export type Part = { arrival: Arrival; way: Way };

const TOGETHER = 16;
const TOGETHER_BYTES = 256 * 1024;
const PLACES = 1_000;
const OF_ONE_MESSAGE: ReadonlySet<string> = new Set(["id", "t", "notify", "offline"]);

/** Encrypted messages in the order of arriving, from then until they are decrypted. */
export class Arrivals {
  readonly #known = new WeakMap<Uint8Array, Arrival>();
  readonly #ways = new LRUCache<string, Way>({ max: PLACES });
  readonly #line: Arrival[] = [];

  note(arrival: Arrival): void {
    this.#known.set(arrival.ciphertext, arrival);
    this.#line.push(arrival);
  }

  find(ciphertext: Uint8Array): Arrival | undefined {
    return this.#known.get(ciphertext);
  }

  /**
   * The turn of this one has come: with it those that wait right behind it, as far as it is known how Baileys will have them
   * decrypted. It decides where a sender's session is kept, and moves it, when it handles the first message from a place.
   */
  turnOf(first: Part): Part[] {
    this.#ways.set(placeOf(first.arrival), first.way);
    this.#line.splice(0, this.#line.indexOf(first.arrival) + 1);
    const parts = [first];
    if (first.arrival.isAlone) return parts;
    let bytes = 0;
    for (const arrival of this.#line) {
      const way = this.#ways.get(placeOf(arrival));
      bytes += arrival.ciphertext.length;
      if (!way || arrival.isAlone || bytes > TOGETHER_BYTES || parts.length === TOGETHER) break;
      if (!arrival.plain) parts.push({ arrival, way });
    }
    return parts;
  }
}

/** Everything about a stanza that says whose keys it is decrypted with. */
function placeOf({ type, node: { attrs } }: Arrival): string {
  const lasting = Object.entries(attrs).filter(([name]) => !OF_ONE_MESSAGE.has(name));
  return JSON.stringify([type === "skmsg", lasting]);
}
