import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayName, momentInSentence, rowTime, sameDay, stretch, untilMidnight } from "./time-words.ts";

const local = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime();
const now = local(2026, 10, 20, 14, 32); // a Friday

describe("times in words", () => {
  it("a row says the hour today, then yesterday, the weekday, the day and at last the date", () => {
    expect(rowTime(local(2026, 10, 20, 9, 5), now)).toMatch(/^0?9:05/);
    expect(rowTime(local(2026, 10, 19, 23, 59), now)).toBe("Yesterday");
    expect(rowTime(local(2026, 10, 16), now)).toBe("Mon");
    expect(rowTime(local(2026, 10, 3), now)).toMatch(/Nov/);
    expect(rowTime(local(2025, 2, 12), now)).toMatch(/25$/);
  });

  it("a future day shows its date, never yesterday or a weekday", () => {
    expect(rowTime(local(2026, 10, 22), now)).toMatch(/26$/);
  });

  it("a thread names today and yesterday", () => {
    expect(dayName(now, now)).toBe("Today");
    expect(dayName(local(2026, 10, 19), now)).toBe("Yesterday");
    expect(dayName(local(2026, 10, 1), now)).toMatch(/November/);
    expect(momentInSentence(local(2026, 10, 19, 8, 0), now)).toMatch(/^yesterday at/);
  });

  it("a stretch has one unit", () => {
    expect([4_000, 60_000 * 51, 3_600_000 * 3, 86_400_000, 86_400_000 * 2].map(stretch)).toEqual([
      "4 s",
      "51 min",
      "3 h",
      "1 day",
      "2 days",
    ]);
  });

  it("midnight is ahead, at most a day and an hour, and then it is another day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        const wait = untilMidnight(at);
        return wait > 0 && wait <= 90_001_000 && !sameDay(at, at + wait);
      }),
    );
  });
});
