/** Texts whose words are as unequally frequent as people's: the n-th word n times rarer than the first, and a few of known frequency. */

/** The share of texts that hold each word. `formerly` is not here: the oldest messages alone hold it. */
export const PLANTED = { invoice: 0.1, lisbon: 0.01, passport: 0.001, zanzibar: 0.00005 } as const;

const TEXTS = 20_000;
const WORDS = 4_000;
const SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo zu na ri lo ma ko".split(" ");

export function texts(seed: number): string[] {
  const random = randomFrom(seed);
  const word = () => wordAt(Math.floor(Math.exp(random() * Math.log(WORDS))));
  const made = Array.from({ length: TEXTS }, () =>
    Array.from({ length: 4 + Math.floor(random() * 8) }, word).join(" "),
  );
  for (const [planted, share] of Object.entries(PLANTED)) plant(made, planted, share);
  return made;
}

/** So many different words of those that are in one text of hundreds or thousands. */
export const rareWords = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => wordAt(Math.floor((WORDS / 10) * 10 ** ((n + 0.5) / count))));

/** Every so many-th text, each word beginning at another. */
function plant(made: string[], planted: string, share: number): void {
  const step = Math.round(1 / share);
  for (let at = planted.length % step; at < made.length; at += step) made[at] = `${made[at] ?? ""} ${planted}`;
}

/** A number in syllables. */
function wordAt(rank: number): string {
  const [first, rest] = [SYLLABLES[rank % SYLLABLES.length] ?? "", Math.floor(rank / SYLLABLES.length)];
  return rest === 0 ? `${first}n` : first + wordAt(rest);
}

/** The generator called mulberry32: numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
