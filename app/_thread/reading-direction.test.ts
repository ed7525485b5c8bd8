import { describe, expect, it } from "vitest";
import { readingDirection } from "./reading-direction.ts";

describe("the reading direction", () => {
  it.each([
    ["هل الإفطار مشمول؟", "rtl"],
    ["… 4 אנשים, כמה זה יוצא?", "rtl"],
    ["Hello שלום", "ltr"],
    ["佐藤", "ltr"],
    ["12:30 👍", "ltr"],
    ["", "ltr"],
    [null, "ltr"],
  ])("of %s is %s", (text, direction) => {
    expect(readingDirection(text)).toBe(direction);
  });
});
