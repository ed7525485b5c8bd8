import { describe, expect, it } from "vitest";
import { addressWords, formatPhone } from "./phone-number.ts";

describe("an address without a name", () => {
  it("is its number, grouped as its country does", () => {
    expect(formatPhone("6281277330914")).toBe("+62 812 7733 0914");
    expect(addressWords("351215550147@s.whatsapp.net")).toBe("+351 21 555 0147");
  });

  it("keeps digits that are no number", () => {
    expect(formatPhone("0")).toBe("+0");
  });

  it("is never the raw address", () => {
    expect(addressWords("123456789@lid")).toBe("Hidden number");
    expect(addressWords("120363000000000000@g.us")).toBe("No name");
    expect(addressWords("<script>")).toBe("No name");
  });
});
