/** Where `q` occurs in the text, case and accents ignored; undefined when it does not (the hit was the number). */
export function findHit(text: string, q: string): { start: number; end: number } | undefined {
  const wanted = folded(q.trim());
  if (wanted === "") return undefined;
  const places: number[] = [];
  let line = "";
  let at = 0;
  for (const character of text) {
    const plain = folded(character);
    places.push(...Array<number>(plain.length).fill(at));
    line += plain;
    at += character.length;
  }
  const found = line.indexOf(wanted);
  if (found < 0) return undefined;
  return { start: places[found] ?? 0, end: places[found + wanted.length] ?? text.length };
}

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
