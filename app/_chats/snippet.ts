import { cleanLine } from "@/app/_ui/clean-text.ts";
import { findWords } from "@/app/_ui/find-words.ts";

const BEFORE = 30;
const LONGEST = 160;

/** The part of a text around the first of the words, in one line. */
export function snippetOf(text: string, words: string): string {
  const [first] = findWords(text, words);
  const from = Math.max(0, (first?.start ?? 0) - BEFORE);
  const part = cleanLine(text.slice(from, from + LONGEST));
  return from > 0 ? `…${part}` : part;
}
