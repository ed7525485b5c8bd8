import { expect, it } from "vitest";
import { monthOf } from "./month.ts";

it("a month has its days, its first weekday, and leads to its neighbours over the year's end", () => {
  const february = monthOf(new Date(2024, 1, 29), 0);
  expect([february.days.length, february.column]).toEqual([29, 4]);
  expect(february.end).toBe(new Date(2024, 2, 1).getTime());
  const before = february.step(-2);
  expect(before.days[0]).toBe(new Date(2023, 11, 1).getTime());
  expect(before.step(1).days.length).toBe(31);
});

it("every day ends where the next begins, also when the clock changes", () => {
  for (let month = 0; month < 12; month += 1) {
    const { days, end } = monthOf(new Date(2026, month, 15), 0);
    for (const [index, day] of days.entries()) {
      const length = (days[index + 1] ?? end) - day;
      expect(Math.abs(length - 86_400_000)).toBeLessThanOrEqual(3_600_000);
    }
  }
});
