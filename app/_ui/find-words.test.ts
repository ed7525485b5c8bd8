import { expect, it } from "vitest";
import { findWords } from "./find-words.ts";

const marked = (text: string, q: string) => findWords(text, q).map(({ start, end }) => text.slice(start, end));

it("finds each word from its beginning, accents and case ignored", () => {
  expect(marked("Inês sends the ITINERARY, ines!", "inês itin")).toEqual(["Inês", "ITIN", "ines"]);
  expect(marked("Mañana por la mañana", "manana")).toEqual(["Mañana", "mañana"]);
});

it("finds nothing inside a word, for no word, and survives what is outside the plane", () => {
  expect(marked("reinstate", "inst")).toEqual([]);
  expect(marked("anything", " !! ")).toEqual([]);
  expect(marked("👍👍 ok 👍", "ok")).toEqual(["ok"]);
});
