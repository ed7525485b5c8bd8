import { describe, expect, it } from "vitest";
import { PageQuery, toPage } from "./page.ts";

const limitOf = (limit?: string) => PageQuery.parse({ limit }).limit;

describe("limit", () => {
  it.each([
    [undefined, 50],
    ["0", 50],
    ["-0", 50],
    ["1", 1],
    ["-5", 1],
    ["+7", 7],
    ["200", 200],
    ["100000", 200],
    ["99999999999999999999999", 200],
    ["-99999999999999999999999", 1],
  ])("%s is %i", (given, limit) => expect(limitOf(given)).toBe(limit));

  it.each(["", " 5", "abc", "1.5", "1e2", "0x10", "NaN", "٣"])("%j is refused", (given) =>
    expect(() => limitOf(given)).toThrow("must be an integer"),
  );
});

describe("a page", () => {
  const cursorAt = (n: number) => `after ${n}`;
  it("has a cursor exactly when a further row was seen", () => {
    expect(toPage([1, 2, 3], { limit: 2, cursorAt })).toEqual({ data: [1, 2], nextCursor: "after 2" });
    expect(toPage([1, 2], { limit: 2, cursorAt })).toEqual({ data: [1, 2], nextCursor: null });
    expect(toPage([], { limit: 2, cursorAt })).toEqual({ data: [], nextCursor: null });
  });
});
