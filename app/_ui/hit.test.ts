import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findHit } from "./hit.ts";

const hit = (text: string, q: string) => {
  const found = findHit(text, q);
  return found && text.slice(found.start, found.end);
};

describe("a search hit", () => {
  it("ignores case and accents", () => {
    expect(hit("Inês Carvalho", "INES")).toBe("Inês");
    expect(hit("Tomáš Dvořák", "dvorak")).toBe("Dvořák");
    expect(hit("Lisbon walkers", "lisbn")).toBeUndefined();
    expect(hit("anything", "  ")).toBeUndefined();
  });

  it("lies within the text, wherever it was cut from", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(), fc.nat(), (text, a, b) => {
        const found = findHit(text, text.slice(a % (text.length + 1), b % (text.length + 1)));
        return !found || (found.start >= 0 && found.start <= found.end && found.end <= text.length);
      }),
    );
  });
});
