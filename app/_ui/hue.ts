const HUES = 12;
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** The person's colour, 0–11: FNV-1a (32 bit) over the UTF-8 bytes of the canonical address. */
export function hueOf(jid: string): number {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(jid)) hash = Math.imul(hash ^ byte, PRIME) >>> 0;
  return hash % HUES;
}
