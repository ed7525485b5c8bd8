import { describe, expect, it } from "vitest";
import { FILTERS, filterHref, filterIn } from "./chat-filter.ts";

describe("a filter in the address", () => {
  it("is read as it was written, and keeps the search and the open chat", () => {
    for (const filter of FILTERS) {
      const href = new URL(filterHref(filter, "/sessions/s/chats/1@g.us", "q=an&show=unread"), "http://here.invalid");
      expect(filterIn(href.searchParams)).toBe(filter);
      expect(href.searchParams.get("q")).toBe("an");
      expect(href.pathname).toBe("/sessions/s/chats/1@g.us");
    }
  });

  it("leaves no trace when everything is shown", () => {
    expect(filterHref("all", "/sessions/s/chats", "show=groups")).toBe("/sessions/s/chats");
  });

  it("is none when the address names one that there is not", () => {
    for (const show of ["", "toString", "__proto__", "ALL"])
      expect(filterIn(new URLSearchParams({ show }))).toBe("all");
  });
});
