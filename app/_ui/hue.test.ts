import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hueOf } from "./hue.ts";

describe("a person's hue", () => {
  it("follows the published test vectors of FNV-1a", () => {
    expect(hueOf("")).toBe(0x811c9dc5 % 12);
    expect(hueOf("a")).toBe(0xe40c292c % 12);
    expect(hueOf("foobar")).toBe(0xbf9cf968 % 12);
  });

  it("is one of twelve, for any address", () => {
    fc.assert(fc.property(fc.string(), (jid) => Number.isInteger(hueOf(jid)) && hueOf(jid) >= 0 && hueOf(jid) < 12));
  });
});
