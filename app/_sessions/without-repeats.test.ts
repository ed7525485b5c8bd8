import { describe, expect, it } from "vitest";
import { withoutRepeats } from "./without-repeats.ts";

const change = (id: number, sessionId: string, status: string) => ({
  id: String(id),
  sessionId,
  status,
  statusReason: null,
  at: id,
});

describe("a timeline", () => {
  it("tells a state once, at the time it began, and each number apart", () => {
    const newestFirst = [
      change(6, "a", "working"),
      change(5, "a", "working"),
      change(4, "b", "working"),
      change(3, "a", "starting"),
      change(2, "b", "working"),
      change(1, "a", "working"),
    ];
    expect(withoutRepeats(newestFirst).map(({ id }) => id)).toEqual(["5", "3", "2", "1"]);
  });
});
