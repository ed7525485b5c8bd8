import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { seal, unseal } from "./seal.ts";

const row = ["auth_keys", "01J0000000000000000000000", "session", "351215550147.0"];

test.prop([fc.uint8Array({ maxLength: 200 })])("what was sealed opens for its own row", (plain) => {
  expect(unseal(seal(plain, row), row)).toEqual(Buffer.from(plain));
});

test.prop([fc.uint8Array({ maxLength: 60 }), fc.nat(), fc.integer({ min: 1, max: 255 })])(
  "no byte may change",
  (plain, at, flip) => {
    const sealed = seal(plain, row);
    sealed[at % sealed.length]! ^= flip;
    expect(() => unseal(sealed, row)).toThrow();
  },
);

test("a row copied to another session does not open", () => {
  expect(() =>
    unseal(seal(Buffer.from("secret"), row), ["auth_keys", "another", "session", "351215550147.0"]),
  ).toThrow();
});
