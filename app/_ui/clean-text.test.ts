import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanText } from "./clean-text.ts";

// eslint-disable-next-line no-control-regex -- what must not be left is what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom("\u202e", "\u2066", "\0", "\u0300", "\u0489", "\u200d", "👩", "🏽", "<", "&", " ", "\n", "ل", "é"),
    fc.string({ minLength: 1, maxLength: 1, unit: "binary" }),
  ),
  maxLength: 600,
});

describe("text from outside", () => {
  it("keeps no control and no bidi control", () => {
    fc.assert(fc.property(hostile, (text) => !FORBIDDEN.test(cleanText(text)) && !FORBIDDEN.test(cleanLine(text))));
  });

  it("is a single line of at most 200 graphemes and an ellipsis", () => {
    const segmenter = new Intl.Segmenter();
    fc.assert(
      fc.property(hostile, (text) => {
        const line = cleanLine(text);
        return !/[\n\t]/.test(line) && [...segmenter.segment(line)].length <= 201;
      }),
    );
  });

  it("never has more than two combining marks on a letter", () => {
    expect(cleanText("Z\u0310\u0311\u0312\u0313\u0314a")).toBe("Z\u0310\u0311a");
  });

  it("keeps emoji sequences and scripts as they are", () => {
    for (const text of ["👩‍👩‍👧‍👦", "👍🏽", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "ليلى حدّاد", "佐藤 美咲", "हिन्दी", "1️⃣", "Inês"])
      expect(cleanLine(text)).toBe(text);
  });

  it("is empty when nothing would be seen", () => {
    for (const text of [null, undefined, "", "  \n", "\u202e\u0000", "\u200d\u200d", "\u3164", "\u0300"])
      expect(cleanLine(text)).toBe("");
  });

  it("keeps line breaks in blocks and collapses them in lines", () => {
    expect(cleanText("a\nb")).toBe("a\nb");
    expect(cleanLine(" a \n\n b ")).toBe("a b");
  });

  it("cuts 64 kB without walking through it", () => {
    expect(cleanLine("a".repeat(65_536))).toBe(`${"a".repeat(200)}…`);
  });
});
