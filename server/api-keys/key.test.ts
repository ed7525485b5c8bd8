import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { isWellFormed, makeKey, prefixOf } from "./key.ts";

const digit = fc.stringMatching(/^[0-9A-Za-z]$/);

test("a key has its form, and no two are alike", () => {
  const keys = Array.from({ length: 500 }, makeKey);
  for (const key of keys) {
    expect(key).toMatch(/^wa_[0-9A-Za-z]{38}$/);
    expect(isWellFormed(key)).toBe(true);
  }
  expect(new Set(keys).size).toBe(500);
  expect(prefixOf(keys[0]!)).toBe(keys[0]!.slice(0, 8));
});

test.prop([fc.integer({ min: 3, max: 40 }), digit])("one changed character is noticed", (at, other) => {
  const key = makeKey();
  fc.pre(key[at] !== other);
  expect(isWellFormed(key.slice(0, at) + other + key.slice(at + 1))).toBe(false);
});

test.prop([fc.string({ maxLength: 60, unit: "binary" })])("junk is refused", (text) => {
  expect(isWellFormed(text)).toBe(false);
  expect(isWellFormed(`${makeKey()}${text || " "}`)).toBe(false);
});
