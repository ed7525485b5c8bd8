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
  /** It is being decrypted with others; never rejects. */
  coming?: Promise<void> | undefined;
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

/** So many are kept in one commit, at most. */
export const TOGETHER = 16;
const TOGETHER_BYTES = 256 * 1024;
const PLACES = 1_000;
const LONGEST = 5_000;
const FAR = 200; // how far it is looked ahead
const OF_ONE_MESSAGE: ReadonlySet<string> = new Set(["id", "t", "notify", "offline"]);

/** Encrypted messages in the order of arriving, from then until Baileys comes to them. */
export class Arrivals {
  readonly #known = new WeakMap<Uint8Array, Arrival>();
  readonly #ways = new LRUCache<string, Way>({ max: PLACES });
  readonly #line = new Map<Arrival, string>();

  note(arrival: Arrival): void {
    this.#known.set(arrival.ciphertext, arrival);
    this.#line.set(arrival, placeOf(arrival));
    for (const [oldest] of this.#line) {
      if (this.#line.size <= LONGEST) break;
      this.#line.delete(oldest); // one that Baileys passes over
    }
  }

  find(ciphertext: Uint8Array): Arrival | undefined {
    return this.#known.get(ciphertext);
  }

  /** Baileys has come to this one, in this way. */
  reached({ arrival, way }: Part): void {
    this.#ways.set(this.#line.get(arrival) ?? placeOf(arrival), way);
    this.#line.delete(arrival);
  }

  /**
   * What waits next, in order within a place, as far as it is known how Baileys will have it decrypted: it decides where a sender's
   * session is kept, and moves it, when it handles the first message from a place. Nothing while enough has been decrypted ahead.
   */
  next(most: number): Part[] {
    const parts: Part[] = [];
    if (this.#ready >= TOGETHER) return parts;
    const held = new Set<string>();
    let [seen, bytes] = [0, 0];
    for (const [arrival, place] of this.#line) {
      if ((seen += 1) > FAR || parts.length === most || bytes > TOGETHER_BYTES) break;
      if (arrival.isAlone) held.add(place);
      const way = isReady(arrival) || held.has(place) ? undefined : this.#ways.get(place);
      if (!way) continue;
      bytes += arrival.ciphertext.length;
      parts.push({ arrival, way });
    }
    return parts;
  }

  /** How many have been decrypted ahead, or are about to be. */
  get #ready(): number {
    let [seen, ready] = [0, 0];
    for (const [arrival] of this.#line) {
      if (isReady(arrival)) ready += 1;
      if ((seen += 1) > FAR || ready === TOGETHER) break;
    }
    return ready;
  }
}

const isReady = ({ plain, coming }: Arrival): boolean => (plain ?? coming) !== undefined;

/** Everything about a stanza that says whose keys it is decrypted with. */
function placeOf({ type, node: { attrs } }: Arrival): string {
  const lasting = Object.entries(attrs).filter(([name]) => !OF_ONE_MESSAGE.has(name));
  return JSON.stringify([type === "skmsg", lasting]);
}
