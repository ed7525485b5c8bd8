import { describe, expect, it } from "vitest";
import { actWords } from "./act-words.ts";
import { merge, type Line } from "./activity.ts";

const line = (at: number): Line => ({ id: String(at), at, who: "", sentence: "", number: undefined, raw: {} });
const source = (more: boolean, ...times: number[]) => ({ lines: times.map(line), more });
const times = (lines: Line[]) => lines.map(({ at }) => at);

describe("two sources in one stream", () => {
  it("are newest first, and end where one of them has not been read further", () => {
    expect(times(merge(source(false, 9, 4), source(false, 7, 1)))).toEqual([9, 7, 4, 1]);
    expect(times(merge(source(true, 9, 5), source(false, 7, 1)))).toEqual([9, 7, 5]);
    expect(times(merge(source(true, 9, 5), source(true, 7, 6)))).toEqual([9, 7, 6]);
    expect(times(merge(source(false), source(false)))).toEqual([]);
  });
});

describe("an act in words", () => {
  const entry = (action: string, name: string | null, details = {}) =>
    actWords({ action, target: { kind: "person", id: "1", name }, details } as Parameters<typeof actWords>[0]);

  it("names what it was done to", () => {
    expect(entry("member.update", "Kwame", { role: "admin" })).toBe("changed the role of “Kwame” to admin");
    expect(entry("member.remove", null)).toBe("removed somebody");
    expect(entry("member.remove", "Kwame", { left: true })).toBe("left the organization");
    expect(entry("login.success", null)).toBe("logged in");
    expect(entry("moon.phase", "x")).toBe("moon.phase");
    expect(entry("key.create", "a % of $&")).toBe("made the API key “a % of $&”");
  });
});
