import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  FOR_EVER,
  toCount,
  toJid,
  toMilliseconds,
  toMutedUntil,
  toName,
  toNumber,
  toPinned,
  toText,
  toTimes,
} from "./normalise.ts";

const long = (value: bigint, unsigned = false) => ({
  low: Number(BigInt.asIntN(32, value)),
  high: Number(BigInt.asIntN(32, value >> 32n)),
  unsigned,
});

describe("numbers", () => {
  test.prop([fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n })])("a Long is the number it stands for", (value) => {
    expect(toNumber(long(value))).toBe(Number(value));
    expect(toNumber(value)).toBe(Number(value));
    expect(toNumber(String(value))).toBe(Number(value));
  });

  test.prop([fc.anything()])("anything at all is a finite number or nothing", (value) => {
    const number = toNumber(value);
    expect(number === undefined || Number.isFinite(number)).toBe(true);
    expect(Number.isSafeInteger(toCount(value))).toBe(true);
    const until = toMutedUntil(value);
    expect(until === null || (until > 0 && until <= FOR_EVER)).toBe(true);
    expect(toTimes(value, 1_700_000_000_000).at).toBeLessThanOrEqual(1_700_000_300_000);
  });
});

describe("times", () => {
  it("are milliseconds, whichever scale they came in", () => {
    expect(toMilliseconds(1_700_000_000)).toBe(1_700_000_000_000);
    expect(toMilliseconds(1_700_000_000_000)).toBe(1_700_000_000_000);
    expect(toMilliseconds(long(1_700_000_000n))).toBe(1_700_000_000_000);
    expect(toMilliseconds(0)).toBeUndefined();
    expect(toMilliseconds(-5)).toBeUndefined();
    expect(toMilliseconds(Number.NaN)).toBeUndefined();
  });

  it("are sorted by no later than five minutes after arrival, and keep what the sender claimed", () => {
    const now = 1_700_000_000_000;
    expect(toTimes(99_999_999_999, now)).toEqual({ at: now + 300_000, sentAt: 99_999_999_999_000 });
    expect(toTimes(long(-1n, true), now)).toEqual({ at: now + 300_000, sentAt: FOR_EVER });
    expect(toTimes(undefined, now)).toEqual({ at: now, sentAt: now });
  });

  it("of a mute: for ever is -1, signed or not; null and 0 are none", () => {
    expect(toMutedUntil(-1)).toBe(FOR_EVER);
    expect(toMutedUntil(long(-1n))).toBe(FOR_EVER);
    expect(toMutedUntil(long(-1n, true))).toBe(FOR_EVER);
    expect(toMutedUntil("18446744073709551615")).toBe(FOR_EVER);
    expect(toMutedUntil(1_900_000_000)).toBe(1_900_000_000_000);
    expect(toMutedUntil(1_900_000_000_000)).toBe(1_900_000_000_000);
    expect([toMutedUntil(null), toMutedUntil(0), toMutedUntil(undefined)]).toEqual([null, null, null]);
  });

  it("of a pin: any moment is pinned, in either scale", () => {
    expect([1_700_000_000, 1_700_000_000_000, long(5n), true].map(toPinned)).toEqual([true, true, true, true]);
    expect([0, null, undefined, false, long(0n)].map(toPinned)).toEqual([false, false, false, false, false]);
  });
});

describe("texts", () => {
  test.prop([
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    ),
  ])("survive PostgreSQL and JSON: no NUL, no lone surrogate", (value) => {
    for (const text of [toText(value), toName(value)]) {
      if (text === undefined) continue;
      expect(text).not.toContain("\0");
      expect(Buffer.from(text).toString()).toBe(text);
      expect(text).not.toBe("");
    }
  });

  it("keeps a long body and clips a long name", () => {
    const long = "x".repeat(65_536);
    expect(toText(long)).toHaveLength(65_536);
    expect(toName(long)).toHaveLength(1_024);
    expect(toName(" \n ")).toBeUndefined();
  });
});

describe("addresses", () => {
  it("lose their device, and hosted accounts are the people they belong to", () => {
    expect(toJid("4915:12@s.whatsapp.net")).toBe("4915@s.whatsapp.net");
    expect(toJid("4915@c.us")).toBe("4915@s.whatsapp.net");
    expect(toJid("77:3@hosted.lid")).toBe("77@lid");
    expect(toJid("4915@hosted")).toBe("4915@s.whatsapp.net");
    expect([toJid("nobody"), toJid(""), toJid(null), toJid(7), toJid("a\0b@lid")]).toEqual(Array(5).fill(undefined));
  });
});
