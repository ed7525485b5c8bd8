import examples from "libphonenumber-js/mobile/examples";
import { getCountries, getCountryCallingCode, getExampleNumber } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { addressWords, formatPhone } from "./phone-number.ts";

const digitsOf = (text: string) => text.replace(/\D/g, "");

describe("an address without a name", () => {
  it("is its number, grouped as its country does", () => {
    expect(formatPhone("6281277330914")).toBe("+62 812 7733 0914");
    expect(addressWords("351215550147@s.whatsapp.net")).toBe("+351 21 555 0147");
    expect(addressWords("351912345678@s.whatsapp.net")).toBe("+351 912 345 678");
    expect(addressWords("5511987654321@s.whatsapp.net")).toBe("+55 11 98765 4321");
  });

  it("is grouped as libphonenumber groups it, for the mobile numbers of nearly all countries, and loses no digit", () => {
    const wrong: string[] = [];
    const codes = new Set<string>();
    for (const country of getCountries()) {
      const code = getCountryCallingCode(country);
      const theirs = getExampleNumber(country, examples)?.formatInternational().replaceAll("-", " ");
      if (theirs === undefined || codes.has(code)) continue;
      codes.add(code);
      const ours = formatPhone(digitsOf(theirs));
      expect(ours.startsWith(`+${code} `), `${ours} against ${theirs}`).toBe(true);
      expect(digitsOf(ours)).toBe(digitsOf(theirs));
      if (ours !== theirs) wrong.push(`${ours} against ${theirs}`);
    }
    expect(codes.size).toBeGreaterThan(200);
    expect(wrong.length, wrong.join("\n")).toBeLessThan(20);
  });

  it("keeps digits that are no number", () => {
    expect(formatPhone("0")).toBe("+0");
    expect(formatPhone("12345678901234567890")).toBe("+12345678901234567890");
  });

  it("is never the raw address", () => {
    expect(addressWords("123456789@lid")).toBe("Hidden number");
    expect(addressWords("120363000000000000@g.us")).toBe("No name");
    expect(addressWords("<script>")).toBe("No name");
  });
});
