import { describe, expect, it } from "vitest";
import { timelineLines } from "./timeline-lines.ts";

const change = (at: number, sessionId: string, state: string) => {
  const [status = "", statusReason = null] = state.split("/");
  return { id: String(at), sessionId, status, statusReason, at: at * 1000 };
};
const wordsOf = (...states: string[]) =>
  timelineLines(states.map((state, index) => change(10 * (states.length - index), "a", state))).map(
    ({ words }) => words,
  );

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
    expect(timelineLines(newestFirst).map(({ id }) => id)).toEqual(["5", "3", "2", "1"]);
  });

  it("says what a state followed upon", () => {
    expect(wordsOf("working", "starting/reconnecting", "working", "working/history", "scan_qr_code")).toEqual([
      "Reconnected after 10 s",
      "The line dropped, trying again",
      "Connected",
      "Bringing in history",
      "Waiting for a scan",
    ]);
    expect(wordsOf("logged_out/unlinked", "stopped/stopped_by_user")).toEqual(["Unlinked from the phone", "Stopped"]);
  });

  it("shows a reason that has no words as it was said", () => {
    expect(timelineLines([change(1, "a", "failed/moon_phase\u202e")])[0]).toMatchObject({
      words: "Stopped working",
      reason: "moon_phase",
      lamp: "failed",
    });
    expect(timelineLines([change(1, "a", "failed/refused")])[0]).not.toHaveProperty("reason");
  });
});
