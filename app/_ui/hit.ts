import { folded, foldedWithPlaces } from "./find-words.ts";

/** Where `q` occurs in the text, case and accents ignored; undefined when it does not (the hit was the number). */
export function findHit(text: string, q: string): { start: number; end: number } | undefined {
  const wanted = folded(q.trim());
  if (wanted === "") return undefined;
  const { line, places } = foldedWithPlaces(text);
  const found = line.indexOf(wanted);
  if (found < 0) return undefined;
  return { start: places[found] ?? 0, end: places[found + wanted.length] ?? text.length };
}
