import type { Patch } from "./session-row.ts";

const [FIRST_MS, NEXT_MS] = [60_000, 20_000]; // as Baileys shows them

/** No code is shown (any more). */
export const NO_CODE = { qrCode: null, qrExpiresAt: null } satisfies Patch;

/** The codes that one socket has a phone scan, one after the other. */
export class Codes {
  #shown = 0;

  /** A new socket begins with a new list of them. */
  begin(): void {
    this.#shown = 0;
  }

  show(code: string): Patch {
    const lifetime = this.#shown++ === 0 ? FIRST_MS : NEXT_MS;
    return { qrCode: code, qrExpiresAt: new Date(Date.now() + lifetime) };
  }
}
