import type { Random } from "../random.ts";
import { PHRASES, type Language, type Lines } from "./phrases.ts";

/** A line of the language with its places, prices and days filled in. */
export function fillPhrase(random: Random, language: Language, kind: "customer" | "agency" | "caption"): string {
  const phrases: Record<typeof kind | "places", Lines> = PHRASES[language];
  const line = random.pick(phrases[kind]);
  return line
    .replace("{place}", () => random.pick(phrases.places))
    .replace("{n}", () => String(2 + random.below(7)))
    .replace("{price}", () => `€${90 + 10 * random.below(240)}`)
    .replace("{day}", () => `${1 + random.below(28)}/${1 + random.below(12)}`)
    .replace("{month}", () => `${String(1 + random.below(12)).padStart(2, "0")}/2027`);
}
