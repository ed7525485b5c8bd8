import { describe, expect, it } from "vitest";
import { Troubles } from "./troubles.ts";

describe("the pause before the next try", () => {
  it("doubles each time, at most about a minute, until it held for a while", () => {
    const troubles = new Troubles();
    expect([1, 2, 3, 4].map(() => troubles.pause("retry", 0, 0.5))).toEqual([1_000, 2_000, 4_000, 8_000]);
    for (let failure = 0; failure < 50; failure += 1) expect(troubles.pause("retry", 0, 1)).toBeLessThanOrEqual(75_000);
    troubles.forget({ everything: false });
    expect(troubles.pause("retry", 0, 0.5)).toBe(1_000);
  });

  it("for our own database is short, and makes no other longer", () => {
    const troubles = new Troubles();
    expect([1, 2, 3, 4].map(() => troubles.pauseForDatabase(0.5))).toEqual([1_000, 1_000, 1_000, 1_000]);
    expect(troubles.pause("retry", 0, 0.5)).toBe(1_000);
  });

  it("of a conflict is long, and the third within ten minutes is the last", () => {
    const troubles = new Troubles();
    expect([0, 60_000, 120_000].map((now) => troubles.pause("conflict", now))).toEqual([30_000, 60_000, undefined]);
    expect(troubles.pause("conflict", 660_001)).toBe(60_000); // the first two are forgotten, the third is not
    troubles.forget({ everything: false });
    expect(troubles.pause("conflict", 660_002)).toBeUndefined();
    troubles.forget({ everything: true });
    expect(troubles.pause("conflict", 660_003)).toBe(30_000);
  });

  it("of a damaged login ends with the third, too", () => {
    const troubles = new Troubles();
    expect([0, 1, 2].map((now) => troubles.pause("damaged", now, 0.5))).toEqual([1_000, 2_000, undefined]);
  });
});
