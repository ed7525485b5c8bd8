import { createHash } from "node:crypto";

export type Random = {
  /** In [0, 1). */
  next: () => number;
  /** An integer in [0, below). */
  below: (below: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(from: readonly [T, ...T[]]) => T;
  hex: (bytes: number) => string;
  bytes: (count: number) => Buffer;
};

/** The same seed gives the same sequence for ever (sfc32, seeded by SHA-256): what makes a simulated phone repeatable. */
export function randomFrom(seed: string): Random {
  const next = sfc32(createHash("sha256").update(seed).digest());
  const below = (limit: number) => Math.floor(next() * limit);
  const bytes = (count: number) => Buffer.from(Array.from({ length: count }, () => below(256)));
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (from) => from[below(from.length)] ?? from[0],
    hex: (count) => bytes(count).toString("hex").toUpperCase(),
    bytes,
  };
}

function sfc32(seed: Buffer): () => number {
  let [a, b, c, d] = [seed.readUInt32LE(0), seed.readUInt32LE(4), seed.readUInt32LE(8), 1];
  const step = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c = c | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) step();
  return step;
}
