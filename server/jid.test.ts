import { describe, expect, it } from "vitest";
import { chatTypeOf, findJid, isLid, phoneNumberOf } from "./jid.ts";

describe("an address", () => {
  it.each([
    ["6281234567890@s.whatsapp.net", "6281234567890@s.whatsapp.net"],
    ["6281234567890:12@s.whatsapp.net", "6281234567890@s.whatsapp.net"],
    ["6281234567890_1:12@s.whatsapp.net", "6281234567890@s.whatsapp.net"],
    ["6281234567890@c.us", "6281234567890@s.whatsapp.net"],
    ["182736455463@lid", "182736455463@lid"],
    ["182736455463:4@lid", "182736455463@lid"],
    ["120363042-1612345@g.us", "120363042-1612345@g.us"],
    ["status@broadcast", "status@broadcast"],
  ])("%s is %s", (given, canonical) => expect(findJid(given)).toBe(canonical));

  it.each(["", "@", "@lid", "x@", "x@constructor", "x@example.org", "no address", "\0@lid", undefined, null])(
    "%s names nothing",
    (given) => expect(findJid(given)).toBeUndefined(),
  );

  it("tells the kinds apart", () => {
    expect(
      ["1@s.whatsapp.net", "1@lid", "1@g.us", "1@newsletter", "1@broadcast", "status@broadcast"].map((text) =>
        chatTypeOf(findJid(text)!),
      ),
    ).toEqual(["dm", "dm", "group", "newsletter", "broadcast", "status"]);
    expect(isLid(findJid("1@lid")!)).toBe(true);
    expect(phoneNumberOf(findJid("351215550147:3@s.whatsapp.net"))).toBe("351215550147");
    expect(phoneNumberOf(findJid("351215550147@lid"))).toBeNull();
  });
});
