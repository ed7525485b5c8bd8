import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chatPath, chatsPath, chatsPlaceOf, returnPath, threadIsOpen } from "./places.ts";

describe("paths", () => {
  it("are read back as they were made", () => {
    const text = fc.string({ minLength: 1, unit: "grapheme" }).filter((part) => !/^\.{1,2}$/.test(part));
    fc.assert(
      fc.property(text, text, (session, jid) => {
        expect(chatsPlaceOf(chatPath(session, jid))).toEqual({ session, cid: jid });
        expect(chatsPlaceOf(chatsPath(session))).toEqual({ session, cid: undefined });
      }),
    );
  });

  it("show an address with its @", () => {
    expect(chatPath("01J", "62812@s.whatsapp.net")).toBe("/sessions/01J/chats/62812@s.whatsapp.net");
    expect(chatsPlaceOf("/sessions/01J/chats/62812%40s.whatsapp.net")).toEqual({
      session: "01J",
      cid: "62812@s.whatsapp.net",
    });
  });

  it("survive what cannot be decoded", () => {
    expect(chatsPlaceOf("/sessions/01J/chats/%FF")).toEqual({ session: "01J", cid: "%FF" });
    expect(threadIsOpen("/sessions")).toBe(false);
  });
});

describe("the way back after the login", () => {
  it.each([
    ["/sessions/1/chats?q=a", "/sessions/1/chats?q=a"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["https://evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["/login?next=/", "/"],
    ["/..//evil.example", "/"],
    [null, "/"],
  ])("%s leads to %s", (given, path) => {
    expect(returnPath(given)).toBe(path);
  });
});
