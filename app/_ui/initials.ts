const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const TWO_LETTER_SCRIPTS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const PLAIN = /^[A-Za-z][\x20-\x7e]*$/;

/** The letters on a face: of the first and last word, one where the script is not Latin, Cyrillic or Greek; "" when there is none. */
export function initialsOf(name: string): string {
  const letters = name.split(/[\s\-–—/]+/u).flatMap((word) => firstLetter(word) ?? []);
  const [first, last] = [letters[0], letters.at(-1)];
  if (first === undefined || last === undefined) return "";
  const two = letters.length > 1 && TWO_LETTER_SCRIPTS.test(first) && TWO_LETTER_SCRIPTS.test(last);
  return (two ? first + last : first).toLocaleUpperCase();
}

/** Emoji, digits, punctuation and marks are skipped. */
function firstLetter(word: string): string | undefined {
  if (PLAIN.test(word)) return word[0]; // most words by far, and a fling draws two faces a frame
  for (const { segment } of graphemes.segment(word)) {
    if (/^\p{L}/u.test(segment)) return /^\p{L}\p{M}?/u.exec(segment)?.[0];
  }
  return undefined;
}
