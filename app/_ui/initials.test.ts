import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

describe("initials", () => {
  it.each([
    ["Priya Raghunathan", "PR"],
    ["Crew Tuesdays ⛵", "CT"],
    ["Γιώργος Παπαδάκης", "ΓΠ"],
    ["Бишкек офис", "БО"],
    ["佐藤 美咲", "佐"],
    ["ليلى حدّاد", "ل"],
    ["하나 김", "하"],
    ["Madonna", "M"],
    ["🎉 (Party) 2026", "P"],
    ["12345", ""],
    ["🎉", ""],
    ["", ""],
  ])("of %s are %s", (name, letters) => {
    expect(initialsOf(name)).toBe(letters);
  });

  it("are never longer than two letters with their marks", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => initialsOf(name).length <= 12));
  });
});
