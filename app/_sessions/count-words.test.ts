import { describe, expect, it } from "vitest";
import { countWords } from "./count-words.ts";

const session = (status: string, statusReason: string | null = null) => ({
  status,
  statusReason,
  lastConnectedAt: null,
  lastEventAt: null,
  historySync: null,
});

describe("the title line", () => {
  it("counts in words", () => {
    const four = Array.from({ length: 4 }, () => session("working"));
    expect(countWords([...four, session("stopped"), session("logged_out", "unlinked")])).toBe(
      "Six numbers. Four are connected, one is stopped, one needs you.",
    );
    expect(countWords([session("starting")])).toBe("One number. One is busy.");
    expect(countWords(Array.from({ length: 42 }, () => session("scan_qr_code")))).toBe("42 numbers. 42 need you.");
  });
});
