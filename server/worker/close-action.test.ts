import { describe, expect, it } from "vitest";
import { closeAction, reasonOf } from "./close-action.ts";

const quiet = { scanning: false, message: "" };

describe("what follows a close", () => {
  it.each([
    [515, { do: "reconnect" }],
    [428, { do: "retry" }],
    [408, { do: "retry" }],
    [503, { do: "retry" }],
    [undefined, { do: "retry" }],
    [500, { do: "damaged" }],
    [440, { do: "conflict" }],
    [401, { do: "unlink" }],
    [403, { do: "halt", reason: "refused" }],
    [411, { do: "halt", reason: "refused" }],
    [419, { do: "halt", reason: "refused" }],
    [405, { do: "halt", reason: "outdated" }],
  ])("%s", (code, action) => expect(closeAction(code, quiet)).toEqual(action));

  it("tells a code that nobody scanned from a lost line", () => {
    expect(closeAction(408, { scanning: true, message: "QR refs attempts ended" })).toEqual({ do: "expire" });
    expect(closeAction(408, { scanning: true, message: "Connection was lost" })).toEqual({ do: "retry" });
  });

  it("takes a proxy's refusal for a bad line, not for WhatsApp's word", () => {
    const message = "WebSocket Error (Unexpected server response: 401)";
    expect(closeAction(401, { scanning: false, message })).toEqual({ do: "retry" });
  });

  it("reads the code from a Boom and nothing from anything else", () => {
    expect(reasonOf(Object.assign(new Error("x"), { output: { statusCode: 515 } }))).toEqual({
      code: 515,
      message: "x",
    });
    expect([undefined, null, "x", new Error(""), { output: null }].map((error) => reasonOf(error).code)).toEqual(
      Array(5).fill(undefined),
    );
  });
});
