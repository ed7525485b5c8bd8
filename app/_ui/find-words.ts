const LETTER = /[\p{L}\p{N}]/u;

/** Where the words of `q` stand in the text, each from the beginning of a word; case and accents are ignored. In order, without overlaps. */
export function findWords(text: string, q: string): { start: number; end: number }[] {
  const words = folded(q).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const { line, places } = foldedWithPlaces(text);
  const found: { start: number; end: number }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    if (LETTER.test(line[at - 1] ?? " ")) continue;
    const word = words.find((one) => line.startsWith(one, at));
    if (word === undefined) continue;
    found.push({ start: places[at] ?? 0, end: places[at + word.length] ?? text.length });
    at += word.length - 1;
  }
  return found;
}

/** The folded text, and for each of its units where it came from. */
export function foldedWithPlaces(text: string): { line: string; places: readonly number[] } {
  const places: number[] = [];
  let line = "";
  let at = 0;
  for (const character of text) {
    const plain = folded(character);
    places.push(...Array<number>(plain.length).fill(at));
    line += plain;
    at += character.length;
  }
  return { line, places };
}

export const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
