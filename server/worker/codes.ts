import type { Patch } from "./session-row.ts";

const [FIRST_MS, NEXT_MS] = [60_000, 20_000]; // as Baileys shows them
const NEXT_CODES = 5;

/** A person wants a code to type on this phone; asked for at this time, as the database writes it. */
export type PairingWish = { phone: string; at: string };

/** No code is shown (any more), neither to scan nor to type. */
export const NO_CODE = { qrCode: null, qrExpiresAt: null, pairingCode: null, pairingExpiresAt: null } satisfies Patch;

/** The codes that one socket has a phone scan, one after the other; when the last has gone by, the socket ends. */
export class Codes {
  #shown = 0;
  #typed: PairingWish | undefined;
  #endsAt = 0;

  /** A new socket begins with a new list of them. */
  begin(): void {
    [this.#shown, this.#typed] = [0, undefined];
  }

  show(code: string): Patch {
    const isFirst = this.#shown++ === 0;
    if (isFirst) this.#endsAt = Date.now() + FIRST_MS + NEXT_CODES * NEXT_MS;
    return { qrCode: code, qrExpiresAt: new Date(Date.now() + (isFirst ? FIRST_MS : NEXT_MS)) };
  }

  /** Whether a code to type can be made on this socket: one, while there is time to type it. */
  get canBeTyped(): boolean {
    return this.#shown === 1 && this.#typed === undefined;
  }

  /** Whether this wish has been fulfilled on this socket. */
  isTyped({ at, phone }: PairingWish): boolean {
    return this.#typed?.phone === phone && this.#typed.at === at;
  }

  /** A code to type, which is good as long as its socket. */
  type(code: string, wish: PairingWish): Patch {
    this.#typed = wish;
    return { pairingPhone: wish.phone, pairingCode: code, pairingExpiresAt: new Date(this.#endsAt) };
  }
}
