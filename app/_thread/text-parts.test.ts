import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textParts } from "./text-parts.ts";

describe("links in a text", () => {
  it("are http and https only", () => {
    expect(textParts("see https://example.org/a?b=1, or http://x.org.")).toEqual([
      { text: "see " },
      { text: "https://example.org/a?b=1", href: "https://example.org/a?b=1" },
      { text: ", or " },
      { text: "http://x.org", href: "http://x.org/" },
      { text: "." },
    ]);
    for (const text of [
      "javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "ftp://x.org",
      "https://user:pass@bank.example",
    ])
      expect(textParts(text)).toEqual([{ text }]);
  });

  it("show a host of mixed scripts in its ASCII form", () => {
    expect(textParts("https://аpple.com/")[0]?.text).toMatch(/^https:\/\/xn--/);
  });

  it("lose nothing of a text and make no other protocol", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl())), (words) => {
        const text = words.join(" ");
        const parts = textParts(text);
        for (const { href } of parts) if (href !== undefined) expect(href).toMatch(/^https?:/);
        if (parts.every(({ text: shown }) => !shown.includes("xn--")))
          expect(parts.map((part) => part.text).join("")).toBe(text);
      }),
    );
  });
});
