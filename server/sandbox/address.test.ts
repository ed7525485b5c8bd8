import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { lidOf, phoneOfLid, plainJid } from "./address.ts";

const phone = fc.integer({ min: 10_000, max: 999_999_999_999_999 }).map(String);

describe("addresses", () => {
  test.prop([phone])("a LID leads back to its phone and is no phone itself", (number) => {
    expect(lidOf(number)).toMatch(/^1\d{15}$/);
    expect(phoneOfLid(lidOf(number))).toBe(number);
  });

  it("takes digits and addresses, with or without device", () => {
    expect(plainJid("+447700900001")).toBe("447700900001@s.whatsapp.net");
    expect(plainJid("447700900001:7@s.whatsapp.net")).toBe("447700900001@s.whatsapp.net");
    expect(plainJid("12:3@lid")).toBe("12@lid");
    for (const none of ["nonsense", "abc@s.whatsapp.net", "@lid", ""]) expect(plainJid(none)).toBeUndefined();
  });
});
