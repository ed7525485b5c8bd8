import { fc, it } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { partsOf, type Window, windowsBehind } from "./windows.ts";

const Time = fc.integer({ min: -(10 ** 12), max: 2 * 10 ** 12 });
const keysOf = (at: number) => [24, 27, 30, 33].map((bits, level) => Math.floor(at / 2 ** bits) * 4 + level);

/** Whether these windows are what lies between a place and a time, in order, each thing once, and known by their buckets. */
function expectWhole(windows: Window[], from: Window["from"], floor: number) {
  let place = from;
  for (const window of windows) {
    expect(window.from).toEqual(place);
    const newest = place.id === "" ? place.at - 1 : place.at;
    expect(window.floor).toBeLessThanOrEqual(newest);
    for (const at of [newest, Math.floor((newest + window.floor) / 2), window.floor])
      if (window.buckets.length > 0) expect(window.buckets).toContain(keysOf(at)[window.level]);
    place = { at: window.floor, id: "" };
  }
  expect(place.at).toBe(floor);
}

describe("windows of time", () => {
  it.prop([Time, Time, fc.integer({ min: 0, max: 10 ** 11 })])(
    "adjoin from a place back to the earliest",
    (a, b, span) => {
      const [earliest, at] = [Math.min(a, b), Math.max(a, b)];
      expectWhole(windowsBehind({ at, id: "x" }, { span, earliest }), { at, id: "x" }, earliest);
    },
  );

  it.prop([Time, fc.integer({ min: 0, max: 10 ** 11 }), fc.constantFrom("", "x")])(
    "fall into parts that are the whole again",
    (at, length, id) => {
      const floor = at - length - 1;
      for (const level of [1, 2, 3, 4]) {
        if (length / 2 ** (24 + 3 * (level - 1)) > 20) continue;
        const window = { level, buckets: [], from: { at, id }, floor };
        expectWhole(partsOf(window, -Infinity), window.from, floor);
        expectWhole(partsOf({ ...window, floor: -Infinity }, floor), window.from, floor);
      }
    },
  );
});
